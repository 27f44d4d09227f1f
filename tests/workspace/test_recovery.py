"""What a session keeps beside the spec."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.workspace.recovery import Recovery


@pytest.fixture
def recovery(tmp_path: Path) -> Recovery:
    return Recovery(tmp_path / "awesome-thing.rst")


def test_words_come_back_to_whoever_opens_the_spec(
    tmp_path: Path, recovery: Recovery
) -> None:
    recovery.keep("Testing", "Half a sentence")
    again = Recovery(tmp_path / "." / "awesome-thing.rst")
    assert again.load() == {"Testing": "Half a sentence"}
    assert again.last == "Testing"


def test_it_is_needed_while_it_has_what_no_spec_has(
    recovery: Recovery,
) -> None:
    recovery.remember("Testing", "What was saved once.")
    recovery.leave_at("Testing")
    assert not recovery.is_needed
    recovery.keep_form("Work Items", {"groups": []})
    assert recovery.is_needed
    recovery.forget("Work Items")
    assert not recovery.is_needed
    recovery.keep("Testing", "Words")
    assert recovery.is_needed


def test_specs_of_one_name_are_told_apart(tmp_path: Path) -> None:
    one = Recovery(tmp_path / "zed" / "a.rst")
    other = Recovery(tmp_path / "2027.1" / "a.rst")
    one.keep("Testing", "Words")
    assert other.load() == {}


def test_a_linked_path_is_the_same_spec(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    Recovery(tmp_path / "real" / "a.rst").keep("Testing", "Words")
    assert Recovery(tmp_path / "link" / "a.rst").load()


def test_words_that_were_typed_over_another_text_are_known(
    tmp_path: Path, recovery: Recovery
) -> None:
    assert recovery.open("Testing", "The file's text")
    recovery.keep("Testing", "The file's text, and mine")
    again = Recovery(tmp_path / "awesome-thing.rst")
    assert again.open("Testing", "The file's text")
    assert not again.open("Testing", "What a colleague wrote meanwhile")


def test_nothing_left_leaves_no_file(recovery: Recovery) -> None:
    recovery.keep("Testing", "Words")
    recovery.leave_at("")
    recovery.forget("Testing")
    assert not recovery.path.exists()


def test_only_its_author_can_read_it(recovery: Recovery) -> None:
    recovery.keep("Testing", "Words")
    assert recovery.path.stat().st_mode & 0o077 == 0
    assert recovery.path.parent.stat().st_mode & 0o077 == 0


def test_what_cannot_be_written_is_held_and_written_later(
    recovery: Recovery,
) -> None:
    # A folder in the file's place refuses root too.
    recovery.path.mkdir(parents=True)
    assert not recovery.keep("Testing", "Words")
    assert recovery.load() == {"Testing": "Words"}
    recovery.path.rmdir()
    assert recovery.keep("Use Cases", "More words")
    assert recovery.load() == {"Testing": "Words", "Use Cases": "More words"}


def test_the_newest_of_earlier_texts_comes_first(recovery: Recovery) -> None:
    for number in range(15):
        recovery.remember("Testing", f"Text {number}")
    recovery.remember("Testing", "Text 9")
    recovery.remember("Testing", " \n")
    found = recovery.texts("Testing")
    assert found[:3] == ["Text 9", "Text 14", "Text 13"]
    assert len(found) == 10
    recovery.forget("Testing")
    assert recovery.texts("Testing") == found


def test_a_form_comes_back_as_it_was_left(recovery: Recovery) -> None:
    form = {"entries": ["one", "two"], "open": 1}
    assert recovery.keep_form("Work Items", form)
    assert recovery.form("Work Items") == form
    recovery.forget("Work Items")
    assert recovery.form("Work Items") == {}


@pytest.mark.parametrize(
    "found",
    [
        b"",
        b"\xff\xfe",
        b"[1, 2]",
        b'{"words": 3, "forms": [], "texts": {"Testing": 7}, "last": {}}',
        b'{"words": {"Testing": "no checksum"}, "forms": {"Testing": 1}}',
        b"[" * 100_000,
    ],
)
def test_a_file_that_is_none_of_ours_is_no_trouble(
    recovery: Recovery, found: bytes
) -> None:
    recovery.path.parent.mkdir(parents=True)
    recovery.path.write_bytes(found)
    assert recovery.load() == {}
    assert recovery.form("Testing") == {}
    assert recovery.texts("Testing") == []
    assert recovery.keep("Testing", "Words")
    assert recovery.load() == {"Testing": "Words"}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Testing", "Use Cases"]),
            st.sampled_from(["keep", "forget", "remember", "form"]),
            st.text(max_size=20),
        ),
        max_size=20,
    )
)
def test_what_is_kept_is_what_was_kept_last(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[str, str, str]],
) -> None:
    recovery = Recovery(tmp_path_factory.mktemp("spec") / "a.rst")
    words: dict[str, str] = {}
    for question, step, text in steps:
        if step == "keep":
            recovery.keep(question, text)
            words.pop(question, None)
            if text.strip():
                words[question] = text
        elif step == "forget":
            recovery.forget(question)
            words.pop(question, None)
        elif step == "remember":
            recovery.remember(question, text)
        else:
            recovery.keep_form(question, {"entries": [text]})
        assert recovery.load() == words
    if recovery.path.exists():
        json.loads(recovery.path.read_text())
