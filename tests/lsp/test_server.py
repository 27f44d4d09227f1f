"""The server as an editor sees it, over standard input and output."""

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types
from pytest_lsp import LanguageClient

from tests.support import checker, editor, program
from tests.support.editor import Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")
LONG = "Volumes are slow, " * 8 + "and that is a pity."
FAULTY = checker.with_body("Problem description", LONG)
WIDE = checker.with_body("Problem description", f"\U0001f600 {LONG}")


def codes(found: list[types.Diagnostic]) -> list[object]:
    return [each.code for each in found]


async def test_a_clean_spec_has_no_findings(spec: Editor) -> None:
    assert await spec.open(checker.CLEAN) == []


async def test_findings_come_as_one_types(spec: Editor) -> None:
    await spec.open(checker.CLEAN)
    spec.type(FAULTY)

    (found,) = await spec.findings()

    assert found.code == "text-width"
    assert found.severity == types.DiagnosticSeverity.Error
    assert found.source == "novaspec"
    line, column = spec.place("Volumes are slow, ")
    assert found.range.start == editor.position(line, column + 79)
    assert found.range.end == editor.position(line, len(LONG))


async def test_only_the_last_of_many_keystrokes_is_checked(
    spec: Editor,
) -> None:
    await spec.open(checker.CLEAN)
    for number in range(20):
        spec.type(checker.CLEAN + "x" * number)
    spec.type(FAULTY)

    assert codes(await spec.findings()) == ["text-width"]


async def test_what_was_asked_of_an_older_text_is_answered(
    spec: Editor,
) -> None:
    await spec.open(FAULTY)
    place = spec.place("Make them fast.")
    asked = [asyncio.ensure_future(spec.actions(*place)) for _ in range(3)]
    await asyncio.sleep(0)
    spec.type(checker.CLEAN)
    asked += [asyncio.ensure_future(spec.actions(*place)) for _ in range(3)]

    assert await spec.findings() == []
    offered = [list(each) for each in await asyncio.gather(*asked)]
    mending = ["Mend all that is safe to mend"]
    assert all(each in ([], mending) for each in offered[:3])
    assert offered[3:] == [[], [], []]


async def test_columns_count_as_the_editor_s(spec: Editor) -> None:
    (found,) = await spec.open(WIDE)

    # One character more than a code point, and a unit more than that.
    assert found.range.start.character == 80


async def test_what_is_closed_has_no_findings(spec: Editor) -> None:
    await spec.open(FAULTY)

    assert await spec.close() == []


async def test_a_text_of_another_project_is_left_alone(
    client: LanguageClient, tmp_path: Path
) -> None:
    readme = Editor(client, tmp_path / "README.rst")

    assert await readme.open(f"Read me\n=======\n\n{LONG} \n") == []


async def test_a_spec_outside_of_a_checkout_is_one(
    client: LanguageClient, tmp_path: Path
) -> None:
    own = Editor(client, tmp_path / "awesome-thing.rst")

    assert "text-width" in codes(await own.open(FAULTY))


async def test_a_template_is_no_spec(
    client: LanguageClient, checkout: Path
) -> None:
    path = checkout / "specs" / "2025.1-template.rst"

    assert await Editor(client, path).open(path.read_text()) == []


async def test_another_template_holds_when_it_is_saved(
    spec: Editor, checkout: Path
) -> None:
    assert await spec.open(checker.CLEAN) == []
    path = checkout / "specs" / "2025.1-template.rst"
    path.write_text(path.read_text() + "\n\nMore\n====\n\nWhat else?\n")
    spec.client.workspace_did_change_watched_files(
        types.DidChangeWatchedFilesParams(
            changes=[
                types.FileEvent(
                    uri=path.as_uri(), type=types.FileChangeType.Changed
                )
            ]
        )
    )

    assert codes(await spec.findings()) == ["section-missing"]


async def test_a_profile_that_cannot_be_read_is_told(
    spec: Editor, checkout: Path
) -> None:
    (checkout / ".novaspec.toml").write_text("what = 1\n")

    (found,) = await spec.open(checker.CLEAN)

    assert found.range.start.line == 0
    assert ".novaspec.toml" in found.message


async def test_line_ends_of_windows_are_told_and_harmless(
    spec: Editor,
) -> None:
    found = await spec.open(FAULTY.replace("\n", "\r\n"))

    assert "text-width" in codes(found)
    wide = next(each for each in found if each.code == "text-width")
    assert wide.range.start.line == spec.place("Volumes are slow, ")[0]


async def test_without_pygls_it_tells_how_to_get_it(tmp_path: Path) -> None:
    done = program.run_after(
        "sys.modules['pygls'] = None", "lsp", folder=tmp_path
    )

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "pip install 'novaspec[lsp]'" in done.stderr
