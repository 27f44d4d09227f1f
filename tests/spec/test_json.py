import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.spec import json_schema, json_text
from novaspec_new.spec.json_text import Mistake, Parsed

SCHEMA = """\
{
  "type": "object",
  "properties": {
    "share_id": {"type": "string", "format": "uuid"},
    "tags": {
      "type": "array",
      "items": {"type": "string", "enum": ["a", "b"]}
    }
  },
  "required": ["share_id"],
  "additionalProperties": false
}"""
SHARE = '"share_id": "e8debdc0-447a-4376-a10a-4cd9122d7986"'


def parsed(text: str) -> Parsed:
    found = json_text.parse(text)
    assert isinstance(found, Parsed)
    return found


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(blacklist_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(values, st.sampled_from([None, 1, 7]), st.booleans())
def test_laid_out_it_is_the_same_value(
    value: object,
    indent: int | None,
    is_ascii: bool,  # noqa: FBT001 - given by hypothesis
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=is_ascii)
    first = json_text.laid_out(parsed(text).root, 40)
    assert json.loads(first) == value
    assert json_text.laid_out(parsed(first).root, 40) == first


def test_each_token_stays_as_it_was_typed() -> None:
    text = '{"b":[1.0,1e5,-0,"\\u00e9\\/"],"a":{},"a":[],"c":[{"d":[[]]}]}'
    laid_out = json_text.laid_out(parsed(text).root, 76)
    assert laid_out == (
        "{\n"
        '    "b": [1.0, 1e5, -0, "\\u00e9\\/"],\n'
        '    "a": {},\n'
        '    "a": [],\n'
        '    "c": [\n'
        "        {\n"
        '            "d": [\n'
        "                []\n"
        "            ]\n"
        "        }\n"
        "    ]\n"
        "}"
    )
    assert "".join(laid_out.split()) == "".join(text.split())


def test_a_wide_array_stands_on_several_lines() -> None:
    words = [f"word-{number}" for number in range(20)]
    laid_out = json_text.laid_out(parsed(json.dumps(words)).root, 76)
    assert max(map(len, laid_out.split("\n"))) <= 76


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1: expecting value (column 1)"),
        ('{"a": 1,\n "b" 2}', "line 2: expecting ':' delimiter (column 6)"),
        (
            "{'a': True}",
            "line 1: expecting property name enclosed in double quotes "
            "(column 2); JSON has true, false, null and double quotes",
        ),
        ("[NaN]", "line 1: NaN is no JSON value"),
        ("9" * 5000, "line 1: a number has too many digits"),
        ("[" * 100_000, "line 1: it is nested too deep"),
        ("[" * 200 + "]" * 200, "line 1: it is nested too deep"),
    ],
)
def test_what_is_no_json_is_told_with_its_line(text: str, told: str) -> None:
    found = json_text.parse(text)
    assert isinstance(found, Mistake)
    assert str(found).startswith(told)


def test_a_good_schema_has_no_mistakes() -> None:
    assert json_schema.schema_mistakes(SCHEMA) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"string", "format"', '"strnig", "format"', "line 4: properties."),
        ("share_id", "shareId", "line 4: properties.shareId: 'shareId' is "),
        (
            ',\n  "additionalProperties": false',
            "",
            "line 1: additionalProperties is not given; false is usual",
        ),
        (
            'Properties": false',
            'Properties": true',
            "line 11: additionalProperties: true lets any property in",
        ),
        (
            '["share_id"]',
            '["shard_id"]',
            "line 10: required: 'shard_id' is required and not among",
        ),
        ('"array"', '"array", "minItems": -1', "line 6: properties.tags.min"),
        ('"tags"', '"share_id"', "line 5: 'share_id' is there twice"),
        ('"enum"', '"pattern": "(", "enum"', "line 7: properties.tags.items"),
        ("false", "False", "no JSON: line 11: expecting value (column 27)"),
    ],
)
def test_a_mistake_in_a_schema_is_told_with_its_place(
    old: str, new: str, told: str
) -> None:
    assert old in SCHEMA
    found = json_schema.schema_mistakes(SCHEMA.replace(old, new))
    assert len(found) == 1
    assert found[0].startswith(told)


def test_a_schema_is_an_object() -> None:
    assert json_schema.schema_mistakes("[]") == [
        "line 1: a JSON schema is an object"
    ]


def test_a_schema_follows_the_draft_that_it_names() -> None:
    draft = "http://json-schema.org/draft-04/schema#"
    text = json.dumps({"type": "number", "exclusiveMinimum": True})
    assert json_schema.schema_mistakes(text)
    text = json.dumps(
        {
            "$schema": draft,
            "type": "number",
            "minimum": 1,
            "exclusiveMinimum": True,
        }
    )
    assert json_schema.schema_mistakes(text) == []


def test_a_part_of_a_condition_need_not_be_strict() -> None:
    text = json.dumps(
        {
            "type": "object",
            "properties": {"a": {}},
            "additionalProperties": False,
            "anyOf": [{"properties": {"a": {"type": "string"}}}],
        }
    )
    assert json_schema.schema_mistakes(text) == []


def test_objects_within_are_looked_at() -> None:
    text = json.dumps(
        {
            "type": "array",
            "items": {"oneOf": [{"type": ["object", "null"]}]},
            "$defs": {"b": {"properties": {"cD": True}}},
        }
    )
    assert [line.split(": ", 1)[1] for line in _schema(text)] == [
        "$defs.b.properties.cD: 'cD' is not in snake_case",
        "$defs.b: additionalProperties is not given; false is usual",
        "items.oneOf.0: additionalProperties is not given; false is usual",
    ]


def _schema(text: str) -> list[str]:
    return json_schema.schema_mistakes(text)


def test_a_sample_is_checked_by_its_schema() -> None:
    good = f'{{{SHARE}, "tags": ["a"]}}'
    assert json_schema.sample_mistakes(good, SCHEMA) == []
    bad = f'{{{SHARE},\n "tags": ["a",\n "c"],\n "more": 1}}'
    assert json_schema.sample_mistakes(bad, SCHEMA) == [
        "line 1: Additional properties are not allowed ('more' was "
        "unexpected)",
        "line 3: tags.1: 'c' is not one of ['a', 'b']",
    ]
    assert json_schema.sample_mistakes("{", SCHEMA)[0].startswith("no JSON: ")


def test_a_sample_without_a_schema_is_checked_for_its_names() -> None:
    assert json_schema.sample_mistakes('[{"aB": {"c_d": 1}}]', "") == [
        "line 1: 0.aB: 'aB' is not in snake_case"
    ]


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        ('{"type": "nothing"}', []),
        ("no JSON", []),
        (
            '{"$ref": "http://schemas.invalid/a"}',
            [
                "line 1: not checked: the schema's "
                "'http://schemas.invalid/a' is unknown"
            ],
        ),
        (
            '{"$ref": "#"}',
            ["line 1: not checked: the schema cannot be followed"],
        ),
    ],
)
def test_a_schema_that_cannot_be_used_is_no_fault_of_the_sample(
    schema: str, told: list[str]
) -> None:
    assert json_schema.sample_mistakes('{"a": 1}', schema) == told


json_like = st.text(st.sampled_from('{}[],:"a$1 \n\\')) | values.map(
    json.dumps
)


@given(json_like, json_like)
def test_nothing_that_is_typed_ends_in_an_error(text: str, other: str) -> None:
    json_schema.schema_mistakes(text)
    json_schema.sample_mistakes(text, other)


KEYWORDS = (
    *("type", "properties", "items", "$ref", "$schema", "anyOf", "not"),
    *("required", "additionalProperties", "pattern", "if", "$defs"),
)
schemas: st.SearchStrategy[object] = st.recursive(
    st.booleans() | st.sampled_from(["object", "x", 3, None, "#", [], {}]),
    lambda inner: (
        st.dictionaries(st.sampled_from(KEYWORDS), inner)
        | st.lists(inner, max_size=2)
    ),
    max_leaves=10,
)


@given(schemas, values)
def test_no_schema_ends_in_an_error(schema: object, sample: object) -> None:
    text = json.dumps(schema)
    json_schema.schema_mistakes(text)
    json_schema.sample_mistakes(json.dumps(sample), text)
