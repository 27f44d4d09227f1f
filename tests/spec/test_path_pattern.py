import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.spec import path_pattern

PATTERN = "specs/{release}/{state}/{component}/{name}.rst"
NAMES = st.text(
    st.characters(codec="utf-8", exclude_characters="/\x00"), min_size=1
)


@given(NAMES, NAMES, NAMES, NAMES)
def test_what_was_filled_in_is_read_again(
    release: str, state: str, component: str, name: str
) -> None:
    values = {
        "release": release,
        "state": state,
        "component": component,
        "name": name,
    }
    path = path_pattern.filled(PATTERN, values)
    assert path is not None
    assert path_pattern.match(PATTERN, path) == values


def test_a_path_without_a_value_is_none() -> None:
    assert path_pattern.filled(PATTERN, {"release": "zed"}) is None
    assert path_pattern.filled("template.rst", {}) == "template.rst"


@pytest.mark.parametrize(
    ("pattern", "path", "values"),
    [
        ("specs/{name}.rst", "specs/a.rst", {"name": "a"}),
        ("specs/{name}.rst", "specs/a.txt", None),
        ("specs/{name}.rst", "specs/zed/a.rst", None),
        ("specs/{release}-t.rst", "specs/a-t.rst", {"release": "a"}),
        ("specs/a.b", "specs/aXb", None),
    ],
)
def test_paths_of_a_form(
    pattern: str, path: str, values: dict[str, str] | None
) -> None:
    assert path_pattern.match(pattern, path) == values


def test_the_pattern_that_says_the_most_is_the_nearest() -> None:
    patterns = ["specs/{release}/{name}.rst", "specs/backlog/{name}.rst"]
    assert path_pattern.nearest(patterns, "specs/backlog/a.rst") == patterns[1]
    assert path_pattern.nearest(patterns, "specs/zed/a.rst") == patterns[0]
    assert path_pattern.nearest(patterns, "specs/a.rst") is None


def test_a_known_value_is_no_wildcard() -> None:
    glob = path_pattern.glob("specs/{release}/{name}.rst", {"release": "[*]"})
    assert glob == "specs/[[][*]]/*.rst"


@pytest.mark.parametrize(
    ("pattern", "wrong"),
    [
        ("specs/{release}-template.rst", ""),
        ("/specs/a.rst", "leads out of the checkout"),
        ("specs/../../a.rst", "leads out of the checkout"),
        ("specs/*.rst", "has a brace or wildcard that is no field"),
        ("specs/{release/a.rst", "has a brace or wildcard that is no field"),
        ("specs/{name}/{name}.rst", "has a field twice"),
        ("specs/{relase}/a.rst", "has an unknown field 'relase'"),
    ],
)
def test_what_is_wrong_with_a_pattern(pattern: str, wrong: str) -> None:
    assert path_pattern.problem(pattern) == wrong
