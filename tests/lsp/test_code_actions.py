"""What the editor offers to do, and the text after it."""

from pathlib import Path
from urllib.parse import urlparse

import pytest
from lsprotocol import types

from novaspec_new.lsp import code_actions
from novaspec_new.lsp.open_spec import OpenSpec
from novaspec_new.lsp.text_lines import TextLines
from tests.support import checker, editor
from tests.support.editor import Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")
FIX_ALL = "source.fixAll.novaspec"
LONG = "Volumes are slow, " * 8 + "and that is a pity."
TODO = ".. novaspec: to do\n\n   What is it?"
NO_TITLES = checker.CLEAN.replace(
    "Dependencies\n============\n\nNone\n\n", ""
).replace("Feature Liaison\n---------------\n\nbob\n\n", "")


def found_in(text: str, spec: Editor) -> list[str]:
    """Return the codes of what a check would find in a text."""
    path = Path(urlparse(spec.uri).path)
    path.write_text(text)
    return checker.codes(path)


async def test_one_finding_is_mended(spec: Editor) -> None:
    faulty = checker.with_body(
        "Problem description", f"{LONG}\n\nMore. \n\nThe end. "
    )
    await spec.open(faulty)
    line, _ = spec.place("More. ")

    offered = await spec.actions(line, 0)

    assert list(offered) == [
        "Mend text-trailing-space",
        "Mend all that is safe to mend",
    ]
    action = offered["Mend text-trailing-space"]
    assert action.kind == types.CodeActionKind.QuickFix
    assert action.diagnostics is not None
    assert [each.code for each in action.diagnostics] == [
        "text-trailing-space"
    ]
    assert spec.after(action) == faulty.replace("More. \n", "More.\n")


async def test_a_title_s_two_lines_are_mended_together(spec: Editor) -> None:
    rule = "=" * len("Awesome thing")
    faulty = checker.CLEAN.replace(
        f"{rule}\nAwesome thing\n{rule}\n", "====\nAwesome thing\n====\n"
    )
    await spec.open(faulty)

    offered = await spec.actions(*spec.place("===="))
    (title,) = [each for each in offered if each.startswith("Mend rst-")]

    assert spec.after(offered[title]) == checker.CLEAN


async def test_all_is_mended_at_once(spec: Editor) -> None:
    faulty = checker.with_body(
        "Problem description", f"{LONG}\n\nMore. \n\nThe end. "
    )
    await spec.open(faulty)

    (action,) = (await spec.actions(0, 0, only=[FIX_ALL])).values()

    assert action.kind == FIX_ALL
    assert found_in(spec.after(action), spec) == []
    assert list(await spec.actions(0, 0, only=["source.fixAll"])) == [
        action.title
    ]
    assert await spec.actions(0, 0, only=["source.organizeImports"]) == {}


async def test_sections_are_added_where_the_template_has_them(
    spec: Editor,
) -> None:
    found = await spec.open(NO_TITLES)
    dependencies = next(each for each in found if "Depend" in each.message)

    offered = await spec.actions(dependencies.range.start.line, 0)

    one = spec.after(offered["Add the section 'Dependencies'"])
    assert one.index("Dependencies\n====") < one.index("Testing\n====")
    assert one.index("Dependencies\n====") > one.index("Work Items\n----")
    assert found_in(one, spec) == ["section-absent", "section-todo"]
    every = spec.after(offered["Add all 2 sections that are missing"])
    assert found_in(every, spec) == ["section-todo", "section-todo"]
    assert not any(line not in every for line in NO_TITLES.splitlines()), (
        "a word of the author's is gone"
    )


@pytest.mark.parametrize("body", ["", TODO])
async def test_an_open_section_is_answered_none(
    spec: Editor, body: str
) -> None:
    text = checker.with_body("Security impact", body)
    (found,) = await spec.open(text)

    offered = await spec.actions(found.range.start.line, 0)

    action = offered["Answer None in 'Security impact'"]
    answered = spec.after(action)
    assert answered.split() == checker.CLEAN.split()
    assert found_in(answered, spec) == []


async def test_none_is_not_offered_where_it_is_no_answer(
    spec: Editor,
) -> None:
    (found,) = await spec.open(checker.with_body("Proposed change", TODO))

    assert await spec.actions(found.range.start.line, 0) == {}


async def test_a_paragraph_is_filled_and_no_other(spec: Editor) -> None:
    ragged = "One\ntwo\nthree.\n\nFour\nfive."
    text = checker.with_body("Problem description", ragged)
    await spec.open(text)

    offered = await spec.actions(*spec.place("two\n"))

    filled = await spec.chosen(offered["Fill the paragraph"])
    assert filled == text.replace("One\ntwo\nthree.", "One two three.")


async def test_an_editor_that_asks_once_gets_all_at_once(
    checkout: Path,
) -> None:
    text = checker.with_body("Problem description", "One\ntwo\nthree.")
    path = checker.place(checkout, text)
    known = OpenSpec(path.as_uri(), 1, path, TextLines(text, len))
    line = text.split("\n").index("two")

    (action,) = code_actions.of(known, editor.range_of(line, 0), None)

    assert action.edit is not None
    assert action.edit.changes is not None
    edits = action.edit.changes[known.uri]
    filled = text.replace("One\ntwo\nthree.", "One two three.")
    assert editor.applied(text, edits) == filled


async def test_what_is_fine_offers_nothing(spec: Editor) -> None:
    await spec.open(checker.CLEAN)

    assert await spec.actions(*spec.place("Disks are slow.")) == {}


async def test_warnings_are_told_as_such(spec: Editor) -> None:
    (found,) = await spec.open(checker.with_body("Proposed change", TODO))

    assert found.code == "section-todo"
    assert found.severity == types.DiagnosticSeverity.Warning
