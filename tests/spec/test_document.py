import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import docutils.utils
import pytest
from docutils import nodes
from docutils.core import publish_doctree
from hypothesis import assume, given
from hypothesis import strategies as st

from novaspec_new.spec import document, headings
from novaspec_new.spec.errors import NovaspecError
from tests.support import corpus, two_releases

SPEC = """\
..
 A licence

=======
A title
=======

The introduction.

Problem
=======

What is wrong.

Use Cases
---------

* one
* two

Own words
~~~~~~~~~

More of it.


Proposed change
===============

Last words.
"""

# Lines that stand in specs, and what looks like a heading and is none.
_LINES = [
    "",
    "",
    "",
    "A title",
    "漢字 ü",
    "T",
    "=======",
    "=======",
    "-------",
    "~~~~~~~",
    "===",
    "some text",
    "ends with::",
    r"escaped\::",
    "  indented",
    "    deeper",
    "* bullet",
    "- bullet",
    "1. first",
    "(a) first",
    "> quoted",
    "| line",
    "+---+",
    "| a |",
    "=== ===",
    "a   b",
    ".. note:: x",
    ".. a comment",
    ".. _target:",
    ":field: x",
    "--option  x",
    ">>> 1 + 1",
    "__ anonymous",
    "** *",
    "**strong**",
    "....",
    "a trailing space ",
]
texts = st.lists(st.sampled_from(_LINES), max_size=15).map("\n".join)
anything = texts | st.text() | st.text(alphabet="=-~ \n\ta\r\x0b\u2028")

_ITEM = re.compile(r"\(?[0-9a-z][.)] ")


def _publish(text: str) -> nodes.document:
    tree: nodes.document = publish_doctree(
        text,
        settings_overrides={
            "_disable_config": True,
            "doctitle_xform": False,
            "file_insertion_enabled": False,
            "halt_level": 6,
            "raw_enabled": False,
            "report_level": 1,
            "syntax_highlight": "none",
            "warning_stream": False,
        },
    )
    return tree


def _messages(tree: nodes.document) -> Iterator[nodes.system_message]:
    yield from tree.findall(nodes.system_message)
    yield from tree.parse_messages


def _docutils_headings(
    node: nodes.Element, level: int = 0
) -> Iterator[tuple[str, int]]:
    for child in node.children:
        if isinstance(child, nodes.section):
            title = child[0]
            assert isinstance(title, nodes.Element)
            yield title.rawsource.strip(), level
            yield from _docutils_headings(child, level + 1)


def _headings(spec: document.Document) -> list[tuple[str, int]]:
    titles = [(section.title, section.level) for section in spec.sections]
    if spec.heading:
        return [(spec.title, 0), *titles]
    return [(title, level - 1) for title, level in titles]


def _is_fair(text: str) -> bool:
    """Say whether docutils' answer is one that a person would give."""
    lines = text.split("\n")
    in_doubt = any(
        _ITEM.match(one) and _ITEM.match(other)
        for one, other in itertools.pairwise(lines)
    )
    return not in_doubt


@given(anything)
def test_the_parts_joined_are_the_same_text(text: str) -> None:
    spec = document.split(text)
    assert spec.text == text
    assert spec.folded([]).text == text


@given(anything)
def test_lines_are_counted_right(text: str) -> None:
    spec = document.split(text)
    lines = text.split("\n")
    if spec.heading:
        assert lines[spec.title_line - 1].strip() == spec.title
    after = "\n".join(lines[spec.introduction_line - 1 :])
    assert after.startswith(spec.introduction)
    for section in spec.sections:
        assert lines[section.line - 1].strip() == section.title
        body = "\n".join(lines[section.body_line - 1 :])
        assert body.startswith(section.body)


@given(texts.filter(_is_fair))
def test_headings_are_those_of_docutils(text: str) -> None:
    tree = _publish(text)
    # Around an error docutils may drop a heading; the gate fails anyway.
    assume(all(each["level"] < 3 for each in _messages(tree)))
    own = _headings(document.split(text))
    assert own == list(_docutils_headings(tree))


@pytest.mark.parametrize("shard", range(corpus.SHARDS))
def test_real_specs(nova_specs: Path, shard: int) -> None:
    for path in corpus.specs(nova_specs, shard, corpus.SHARDS):
        text = path.read_bytes().decode()
        spec = document.split(text)
        assert spec.text == text, path
        theirs = list(_docutils_headings(_publish(text)))
        assert _headings(spec) == theirs, path


def test_real_templates(nova_specs: Path) -> None:
    paths = corpus.template_paths(nova_specs)
    assert len(paths) == 27
    for path in paths:
        text = path.read_bytes().decode()
        spec = document.split(text)
        assert spec.text == text, path
        assert _headings(spec) == list(_docutils_headings(_publish(text)))


def test_a_spec_falls_into_its_parts() -> None:
    spec = document.split(SPEC)
    assert spec.header == "..\n A licence\n\n"
    assert spec.title == "A title"
    assert spec.title_line == 5
    assert spec.introduction == "\nThe introduction.\n\n"
    assert [(s.title, s.level, s.line) for s in spec.sections] == [
        ("Problem", 1, 10),
        ("Use Cases", 2, 15),
        ("Own words", 3, 21),
        ("Proposed change", 1, 27),
    ]


def test_an_own_sub_section_belongs_to_its_section() -> None:
    spec = document.split(SPEC).folded(["Problem", "Use Cases"])
    assert [section.title for section in spec.sections] == [
        "Problem",
        "Use Cases",
        "Proposed change",
    ]
    cases = spec.find("Use Cases")
    assert cases is not None
    assert cases.body == (
        "\n* one\n* two\n\nOwn words\n~~~~~~~~~\n\nMore of it.\n\n\n"
    )


def test_without_a_title_all_before_the_first_section_is_introduction() -> (
    None
):
    spec = document.split("Words.\n\nOne\n===\n\nTwo\n===\n")
    assert (spec.header, spec.title, spec.heading) == ("", "", "")
    assert spec.introduction == "Words.\n\n"
    assert [section.level for section in spec.sections] == [1, 1]


@pytest.mark.parametrize("text", ["", "\n", "Only words.", "..\n Comment\n"])
def test_a_text_without_headings_is_all_introduction(text: str) -> None:
    spec = document.split(text)
    assert spec.introduction == text
    assert spec.sections == ()


@given(anything, anything)
def test_another_body_changes_that_section_alone(text: str, body: str) -> None:
    spec = document.split(text)
    for index, section in enumerate(spec.sections):
        if spec.find(section.title) is not section:
            continue
        changed = spec.with_body(section.title, body)
        before = "".join(s.text for s in spec.sections[:index])
        after = "".join(s.text for s in spec.sections[index + 1 :])
        start = spec.header + spec.heading + spec.introduction + before
        assert changed.text == start + section.heading + body + after


def test_the_lines_follow_a_change() -> None:
    spec = document.split(SPEC).folded(["Problem", "Use Cases"])
    changed = spec.with_body("Problem", "\nShort.\n\n")
    changed = changed.with_introduction("\nNew.\nIt is longer.\n\n")
    changed = changed.with_title("Another title")
    again = document.split(changed.text)
    assert changed == again.folded(["Problem", "Use Cases"])


def test_a_body_of_no_section() -> None:
    with pytest.raises(KeyError, match="Nowhere"):
        document.split(SPEC).with_body("Nowhere", "")


@pytest.mark.parametrize(
    ("title", "rule"), [("Abc def", 7), ("A", 4), ("漢字", 4), ("漢字!", 5)]
)
def test_another_title_gets_lines_that_fit(title: str, rule: int) -> None:
    changed = document.split(SPEC).with_title(title)
    line = "=" * rule
    assert changed.heading == f"{line}\n{title}\n{line}\n"
    old = "=======\nA title\n=======\n"
    assert changed.text == SPEC.replace(old, changed.heading)
    assert document.split(changed.text).title == title


@given(st.text())
def test_a_title_is_as_wide_as_docutils_finds_it(title: str) -> None:
    theirs = docutils.utils.column_width(title)
    assert headings.column_width(title) == theirs


def test_a_whole_spec_is_split() -> None:
    whole = two_releases.SPEC
    assert document.split_whole(whole, "x.rst").text == whole


def test_a_merge_conflict_is_named_by_its_line() -> None:
    conflict = "<<<<<<< HEAD\nHigh.\n=======\nLow.\n>>>>>>> theirs\n"
    text = two_releases.SPEC.replace("High.\n", conflict)
    line = text[: text.index("<<<<")].count("\n") + 1
    with pytest.raises(NovaspecError, match=rf"x.rst:{line}: a merge conf"):
        document.split_whole(text, "x.rst")


@pytest.mark.parametrize("text", ["", "Text.\n", "One\n===\n\nTwo\n===\n"])
def test_no_title(text: str) -> None:
    with pytest.raises(NovaspecError, match="x.rst has no document title"):
        document.split_whole(text, "x.rst")


def test_marks_shown_in_a_literal_block_are_no_conflict() -> None:
    text = two_releases.SPEC + "\n::\n\n   <<<<<<< HEAD\n   >>>>>>> theirs\n"
    assert document.split_whole(text, "x.rst").text == text
