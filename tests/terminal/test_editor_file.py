"""The file that an editor works on."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.terminal import editor_file
from novaspec_new.terminal.editor_file import Location
from novaspec_new.workspace import files

GUIDANCE = ("- What goes wrong today?", "", "- Who runs into it?")
lines = st.lists(
    st.one_of(
        st.sampled_from(["", "  ", "   - Who runs into it?", "- Who"]),
        st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"])),
    )
)


@given(lines, lines, lines)
def test_no_line_of_the_author_is_taken_off(
    above: list[str], amid: list[str], below: list[str]
) -> None:
    text = "\n".join(above)
    note = editor_file._note(text, GUIDANCE)
    rows = note.split("\n")
    middle = 3
    whole = "\n".join([text, *rows[:middle], *amid, *rows[middle:], *below])
    found = editor_file.without_note(whole, note)
    mine = [line.strip() for line in [*above, *amid, *below] if line.strip()]
    left = [line.strip() for line in found.split("\n") if line.strip()]
    # Of a line that is both, any one may go.
    assert sorted(left) == sorted(mine)
    ours = [row.strip() for row in rows]
    assert [row for row in left if row not in ours] == [
        row for row in mine if row not in ours
    ]


def test_an_indent_below_the_note_goes() -> None:
    """An editor that indents by itself gives one to all that is there."""
    note = editor_file._note("", GUIDANCE)
    typed = "     Below.\n\n       Deeper.\n"
    assert editor_file.without_note(f"{note}\n{typed}", note) == (
        "\nBelow.\n\n  Deeper."
    )


def test_code_below_the_note_keeps_its_own() -> None:
    note = editor_file._note("", GUIDANCE)
    typed = "Below::\n\n  code\n"
    assert editor_file.without_note(f"{note}\n{typed}", note) == (
        "\nBelow::\n\n  code"
    )


def test_an_abandoned_file_is_found_once(tmp_path: Path) -> None:
    laid = editor_file.create(
        "First.", GUIDANCE, Location(tmp_path / "a", "Use Cases")
    )
    assert not laid.is_changed()
    laid.path.write_text(laid.offered.replace("First.", "Second."))
    (found,) = editor_file.left_behind(tmp_path / "a")
    assert found == laid
    assert found.is_changed()
    assert found.read() == "Second."
    found.clear()
    assert editor_file.left_behind(tmp_path / "a") == []
    assert list((tmp_path / "a").iterdir()) == []


def test_a_file_that_is_open_is_not_abandoned(tmp_path: Path) -> None:
    laid = editor_file.create("First.", (), Location(tmp_path))
    with files.locked(laid.folder):
        assert editor_file.left_behind(tmp_path) == []
    assert editor_file.left_behind(tmp_path) == [laid]


@pytest.mark.parametrize(
    "about", ["", "[]", "{", json.dumps({"step": "Testing"})]
)
def test_what_cannot_be_read_stays(tmp_path: Path, about: str) -> None:
    laid = editor_file.create("First.", (), Location(tmp_path))
    (laid.folder / ".novaspec").write_text(about)
    assert editor_file.left_behind(tmp_path) == []
    assert laid.path.read_text() == laid.offered


def test_a_place_that_cannot_be_made_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "file").touch()
    laid = editor_file.create("First.", (), Location(tmp_path / "file" / "a"))
    assert laid.folder.parent == tmp_path
