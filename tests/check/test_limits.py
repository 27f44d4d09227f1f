"""Texts that no author writes: an answer, and no work out of proportion.

Nothing here is timed, since a busy machine fails such tests and a fast
one passes them: calls of functions are counted. What the pattern engine
does within one call is not seen so; a pattern that runs away would have
``test_there_is_an_answer`` never end.
"""

import sys
from collections.abc import Callable

import pytest

from novaspec_new.check import Context, check, check_bytes
from novaspec_new.spec.outline import read_template
from tests.support import checker

# Each by how large it is; at LARGE they have up to a million characters.
LARGE = 10_000
TEXTS: dict[str, Callable[[int], str]] = {
    "long-line": lambda n: "word " * 20 * n + "\n",
    "long-word": lambda n: "x" * 100 * n + "\n",
    "nested-bullets": lambda n: "\n".join(" " * k + "* a" for k in range(n)),
    "nested-quotes": lambda n: "\n\n".join(
        "  " * k + "a" for k in range(n // 25)
    ),
    "open-literals": lambda n: "``a " * 2 * n + "\n",
    "bars": lambda n: "|" * 10 * n + "\n",
    "stars": lambda n: "*" * 10 * n + " a\n",
    "underscores": lambda n: "_" * 10 * n + "\n",
    "braces": lambda n: (
        "REST API impact\n===============\n\n::\n\n  " + "{" * 5 * n
    ),
    "ragged-table": lambda n: (
        "+" + "-+" * (n // 20) + "\n" + "|" * (n // 10 + 1) + "\n"
    ),
    "titles": lambda n: "".join(f"T{k}\n===\n\n" for k in range(n // 2)),
    "placeholders": lambda n: "<" * 10 * n + "\n",
    "comment": lambda n: "..\n" + " x\n" * 20 * n,
    "no-code": lambda n: (
        ".. code-block:: json\n\n" * (n // 250) + "   \\\n\nx\n"
    ),
    "controls": lambda n: "\x00\x01\x1b[31m\x7f\u202e\ufeff\n" * (n // 10),
    "line-ends": lambda n: "a\rb\r\nc\x85d\u2028e\x1ef\n" * (n // 10),
}


OUTLINE = read_template(checker.TEMPLATE, "2025.1", {})
SUBJECT = Context(name="a.rst", read_outline=lambda: OUTLINE)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_there_is_an_answer(name: str) -> None:
    text = TEXTS[name](LARGE)

    found = check(text, SUBJECT)

    assert found
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= finding.line <= lines for finding in found)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_the_work_grows_as_the_text_does(name: str) -> None:
    small, large = TEXTS[name](LARGE // 20), TEXTS[name](LARGE // 5)
    # What is there once is found and read before it is counted.
    check(small, SUBJECT)

    growth = calls(large) / calls(small)

    assert growth < 1.5 * len(large) / len(small)


def calls(text: str) -> int:
    """Return how many functions are called to check a text."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        check(text, SUBJECT)
    finally:
        sys.setprofile(None)
    return count


def test_what_is_nested_too_deeply_is_said() -> None:
    text = "\n\n".join("  " * depth + "* a" for depth in range(400))

    codes = {finding.code for finding in check(text, Context())}

    assert "rst-unparsable" in codes


def test_a_spec_of_ten_megabytes_gets_an_answer() -> None:
    part = checker.with_body("Proposed change", "Some words.\n\n" * 30_000)
    text = part + "More words, a line of them.\n\n" * 340_000
    assert len(text) > 10_000_000

    found = check(text, Context())

    assert found


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (b"", set()),
        (b"\n", set()),
        (b"\xff\xfe\n", {"text-encoding"}),
        (b"\x00\n", {"text-invisible"}),
        (b"a" * 10, {"text-final-newline"}),
        (b"\xef\xbb\xbfa\n", {"text-invisible"}),
    ],
)
def test_any_bytes_get_an_answer(data: bytes, codes: set[str]) -> None:
    found = {finding.code for finding in check_bytes(data, Context()).findings}

    assert found == codes | {"title-missing"}
