import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.spec import gate

LONG = "word " * 16  # 80 characters
URL = "see http://example.org/ " + LONG


@pytest.mark.parametrize(
    ("text", "breaking"),
    [
        ("", []),
        ("x" * 79, []),
        (f"{LONG}", [1]),
        (f"{LONG[:79]}", []),
        (f"a\n\n{LONG}\n", [3]),
        ("x" * 200, []),
        (" \t " + "x" * 200, []),
        ("x" * 200 + " ", [1]),
        ("- " + "x" * 200, [1]),
        (URL, []),
        (URL.replace("http:", "https:"), []),
        (URL.replace("http:", "ftp:"), [1]),
        # Code points count, not columns.
        ("\u65e5 " * 39 + "\u65e5", []),
        ("\u65e5 " * 40, [1]),
    ],
)
def test_a_line_is_measured(text: str, breaking: list[int]) -> None:
    assert gate.breaking_lines(text) == breaking


@pytest.mark.parametrize(
    ("text", "breaking"),
    [
        (f"code::\n\n    {LONG}\n\n    {LONG}\n", []),
        (f"code::\n\n    {LONG}\n\n{LONG}\n", [5]),
        (f"code::\n\n    {LONG}\nx\n    {LONG}\n", [5]),
        # The very line that opens it is measured.
        (f"{LONG}::\n\n    {LONG}\n", [1]),
        # Any pair of colons opens it, and a blank line does not end it.
        (f"A::B is a name\n\n\n  {LONG}\n", []),
        # What stands at the margin may end it and open it again.
        (f"a::\n  {LONG}\nb::\n  {LONG}\n", []),
        (f"a::\n  {LONG}\n{LONG}::\n  {LONG}\n", [3]),
        (f"a::\n\t{LONG}\n", [2]),
        (f".. note:: {LONG}\n   {LONG}\n", [1]),
    ],
)
def test_code_exempts_what_is_indented(text: str, breaking: list[int]) -> None:
    assert gate.breaking_lines(text) == breaking


def _as_the_project_says(text: str) -> list[int]:
    """The rule told once more, as plainly as can be."""
    breaking = []
    code = False
    for number, line in enumerate(text.split("\n"), start=1):
        if code:
            if not line or line[0] == " ":
                continue
            code = False
        if "::" in line:
            code = True
        if "http://" in line or "https://" in line:
            continue
        if not any(char.isspace() for char in line.lstrip()):
            continue
        if len(line) >= 80:
            breaking.append(number)
    return breaking


_PIECES = st.sampled_from(
    ["\n", "\n", " ", "    ", "::", "http://x", "x" * 30, "word ", LONG]
)


@given(st.lists(_PIECES).map("".join))
def test_it_is_the_projects_rule(text: str) -> None:
    assert gate.breaking_lines(text) == _as_the_project_says(text)


def test_another_width() -> None:
    assert gate.breaking_lines("four five", 8) == [1]
    assert gate.breaking_lines("four five", 9) == []
    assert gate.is_too_long("four five", 8)


def test_trailing_spaces() -> None:
    assert gate.trailing_spaces("a\nb \n\n  \nc\t\nd ") == [2, 4, 6]
    assert gate.trailing_spaces("a\n b\n") == []


def test_zero_width_spaces() -> None:
    assert gate.zero_width_spaces("a\n\u200bb\nc\u200b") == [2, 3]
    assert gate.zero_width_spaces("a b") == []
