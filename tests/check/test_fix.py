"""Mending: only what is asked for changes, and it is proved."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.check import Context
from novaspec_new.check.context_loader import ContextLoader
from novaspec_new.check.fix import fix
from tests.support import checker

ANY = Context()


def test_a_clean_spec_stays_as_it_is() -> None:
    assert fix(checker.CLEAN, ANY) == checker.CLEAN


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("One  \ntwo \n", "One\ntwo\n"),
        ("* a\n\n  *\tb\n", "* a\n\n  *     b\n"),
        ("a\u200bb\n", "ab\n"),
        ("One\r\ntwo\r\n", "One\ntwo\n"),
        ("One\rtwo\n", "One\ntwo\n"),
        ("A title\n=====\n\nText.\n", "A title\n=======\n\nText.\n"),
        (
            "=====\nA title\n=====\n\nText.\n",
            "=======\nA title\n=======\n\nText.\n",
        ),
        (
            "\u6f22\u5b57\u6f22\n====\n\nx\n",
            "\u6f22\u5b57\u6f22\n======\n\nx\n",
        ),
        ("word " * 16 + "end\n", "word " * 15 + "word\nend\n"),
    ],
)
def test_each_kind_is_mended(text: str, mended: str) -> None:
    assert fix(text, ANY) == mended


def test_what_would_become_markup_is_left() -> None:
    """Without the invisible space the asterisk begins a list."""
    text = "\u200b* no item\n\nan\u200bother\n"

    assert fix(text, ANY) == "\u200b* no item\n\nanother\n"


def test_a_text_that_cannot_be_parsed_is_left() -> None:
    deep = "\n\n".join("  " * depth + "* a" for depth in range(400))

    assert fix(deep + " \n", ANY) == deep + " \n"


def test_history_gets_the_release_s_own_name(tmp_path: Path) -> None:
    text = checker.CLEAN.replace("* - 2025.1 Epoxy", "* - Epoxy")
    path = checker.place(checker.make(tmp_path), text)

    assert fix(text, ContextLoader(tmp_path).context(path)) == checker.CLEAN


def test_another_release_in_history_is_left(tmp_path: Path) -> None:
    text = checker.CLEAN.replace("* - 2025.1 Epoxy", "* - 2024.2 Dalmatian")
    path = checker.place(checker.make(tmp_path), text)

    assert fix(text, ContextLoader(tmp_path).context(path)) == text


@given(st.text(alphabet="ab *`_:|.\t\n\r\u200b=-+", max_size=80))
def test_mending_twice_is_mending_once(text: str) -> None:
    once = fix(text, ANY)

    assert fix(once, ANY) == once


def test_a_text_with_a_merge_conflict_waits_for_its_author() -> None:
    """An underline that is too short may be the mark between the sides."""
    text = (
        "Before the\tTAB.\n\n<<<<<<< HEAD\n\nThe disks are slow.\n=======\n"
        "The disks are fast.\n\n>>>>>>> Make the disks fast\n"
    )

    assert fix(text, ANY) == text
    chosen = "".join(
        line
        for line in text.splitlines(keepends=True)
        if line[:1] not in "<=>"
    )
    assert "\t" not in fix(chosen, ANY)
