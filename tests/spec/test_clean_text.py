import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.spec.clean_text import clean_block, clean_line


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Fast boot", "Fast boot"),
        ("  two\nlines\r\n", "two lines"),
        ("a\tb\vc\fd\x85e\u2028f\u2029g", "a b c d e f g"),
        ("much    space", "much space"),
        ("", ""),
        (" \n ", ""),
        ("Größe 大きさ ✓", "Größe 大きさ ✓"),
        ("bell\a null\0 back\b del\x7f", "bell null back del"),
        ("eight bit \x9b31mred\x9b0m \x8d", "eight bit red"),
        ("zero\u200bwidth\u200c\u200d\u2060\ufeff", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u202etxt.exe\u202c \u2066x\u2069\u200e\u200f\u061c", "txt.exe x"),
        ("half \ud800 pair", "half pair"),
    ],
)
def test_line(text: str, cleaned: str) -> None:
    assert clean_line(text) == cleaned


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[31m",
        "\x1b[0;1;38;2;1;2;3m",
        "\x1b[2J",
        "\x1b[?1049h",
        "\x1b[>4;2m",
        "\x1b[1 q",
        "\x9b6n",
        "\x1b]0;own title\a",
        "\x1b]8;;http://evil.example/\x1b\\",
        "\x1b]52;c;ZXZpbA==\x9c",
        "\x9d0;own title\x9c",
        "\x1bPq#0;2;0;0;0\x1b\\",
        "\x1b_apc\x1b\\",
        "\x1b^pm\x1b\\",
        "\x1bXsos\x1b\\",
        "\x90dcs\x9c",
        "\x1bc",
        "\x1b7",
        "\x1b(B",
        "\x1b#8",
    ],
)
def test_an_escape_sequence_goes_whole(sequence: str) -> None:
    assert clean_line(f"be{sequence}fore") == "before"
    assert clean_block(f"be{sequence}fore") == "before"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\x1b]0;never ended", "0;never ended"),
        ("ends in \x1b", "ends in"),
        ("ends in \x1b[", "ends in"),
        ("\x1b]0;own\ntitle\a", "0;own title"),
        ("\x1b\x1b[31m[31m", "[31m"),
    ],
)
def test_a_broken_sequence_loses_its_power_and_no_more(
    text: str, cleaned: str
) -> None:
    assert clean_line(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree"),
        ("one\n\n\ntwo", "one\n\n\ntwo"),
        ("\n\n  indented \t\n\n", "  indented"),
        ("a\tb", "a       b"),
        ("a\u2028b\x85c", "a\nb\nc"),
    ],
)
def test_block(text: str, cleaned: str) -> None:
    assert clean_block(text) == cleaned


_NASTY = st.text(
    st.sampled_from("ab \t\r\n\x1b\a\\[]P;0m\x9b\x9d\x9c\u200b\u202e\ud800")
    | st.characters()
)


@given(_NASTY)
def test_nothing_unseen_is_left_and_twice_is_once(text: str) -> None:
    line, block = clean_line(text), clean_block(text)

    for char in line + block.replace("\n", ""):
        assert unicodedata.category(char) not in {"Cc", "Cf", "Cs"}
    assert clean_line(line) == line == clean_line(block)
    assert clean_block(block) == block


@given(st.text(st.characters(exclude_categories=["C", "Z"])))
def test_what_can_be_read_stays(text: str) -> None:
    assert clean_line(text) == text


@pytest.mark.parametrize(
    "piece", ["\x9d", "\x1b]", "\x1b[", "\x1b[0;", "\x9b "]
)
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    long = piece * 50_000
    start = time.process_time()

    line = clean_line(long)

    # It takes a hundredth of that; by the square it would be far more.
    assert time.process_time() - start < 2
    assert line == clean_line(piece) * 50_000
