"""Texts that no author writes: an answer, in bounded time and memory."""

import time

import pytest

from novaspec_new.check import Context, check, check_bytes
from novaspec_new.spec.outline import read_template
from tests.support import checker

# A machine that is busy with other tests is slow; docutils needs a
# hundredth of this for a spec.
SECONDS = 30
TEXTS = {
    "long-line": "word " * 200_000 + "\n",
    "long-word": "x" * 1_000_000 + "\n",
    "nested-bullets": "\n".join(" " * n + "* a" for n in range(10_000)),
    "nested-quotes": "\n\n".join("  " * n + "a" for n in range(400)),
    "open-literals": "``a " * 20_000 + "\n",
    "bars": "|" * 100_000 + "\n",
    "stars": "*" * 100_000 + " a\n",
    "underscores": "_" * 100_000 + "\n",
    "braces": "REST API impact\n===============\n\n::\n\n  " + "{" * 50_000,
    "ragged-table": "+" + "-+" * 500 + "\n" + "|" * 1001 + "\n",
    "titles": "".join(f"T{n}\n===\n\n" for n in range(5_000)),
    "placeholders": "<" * 100_000 + "\n",
    "comment": "..\n" + " x\n" * 200_000,
    "no-code": ".. code-block:: json\n\n.. code-block:: json\n\n   \\\n\nx\n",
    "controls": "\x00\x01\x1b[31m\x7f\u202e\ufeff\n" * 1_000,
    "line-ends": "a\rb\r\nc\x85d\u2028e\x1ef\n" * 1_000,
}


OUTLINE = read_template(checker.TEMPLATE, "2025.1", {})
SUBJECT = Context(name="a.rst", read_outline=lambda: OUTLINE)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_there_is_an_answer(name: str) -> None:
    start = time.monotonic()

    found = check(TEXTS[name], SUBJECT)

    assert time.monotonic() - start < SECONDS
    assert found
    lines = TEXTS[name].count("\n") + TEXTS[name].count("\r") + 1
    assert all(1 <= finding.line <= lines for finding in found)


def test_what_is_nested_too_deeply_is_said() -> None:
    text = "\n\n".join("  " * depth + "* a" for depth in range(400))

    codes = {finding.code for finding in check(text, Context())}

    assert "rst-unparsable" in codes


def test_a_spec_of_ten_megabytes_gets_an_answer() -> None:
    part = checker.with_body("Proposed change", "Some words.\n\n" * 30_000)
    text = part + "More words, a line of them.\n\n" * 340_000
    assert len(text) > 10_000_000
    start = time.monotonic()

    found = check(text, Context())

    assert time.monotonic() - start < SECONDS
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
