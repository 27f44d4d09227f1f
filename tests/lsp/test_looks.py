"""Hover, outline, definition, completion and formatting."""

from pathlib import Path

import pytest
from lsprotocol import types

from tests.support import checker, specs
from tests.support.editor import Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")
LONG = "Volumes are slow, " * 8 + "and that is a pity."
TODO = ".. novaspec: to do\n\n   What is it?"


async def test_a_heading_tells_what_its_section_is_for(spec: Editor) -> None:
    await spec.open(checker.CLEAN)
    line, _ = spec.place("Security impact\n")

    for number in (line, line + 1):
        told = await spec.hover(number)
        assert told.startswith("**Security impact** (None)")
        assert "Can anything of it leak ``secrets``" in told
        assert "None is fine if" in told
    assert await spec.hover(line + 3) == ""


async def test_a_section_to_do_tells_it_at_its_comment(spec: Editor) -> None:
    await spec.open(checker.with_body("Security impact", TODO))

    told = await spec.hover(*spec.place("What is it?"))

    assert told.startswith("**Security impact** (to do)")


async def test_a_finding_tells_its_page(spec: Editor) -> None:
    await spec.open(checker.with_body("Problem description", LONG))
    line, column = spec.place(LONG)

    told = await spec.hover(line, column + 90)

    assert told.startswith("text-width: ")
    assert "To mend it: " in told
    assert await spec.hover(line, column) == ""


async def test_the_outline_nests_as_the_sections_do(spec: Editor) -> None:
    text = checker.with_body("Security impact", TODO)
    await spec.open(text)

    (title,) = await spec.symbols()

    assert title.name == "Awesome thing"
    top = {each.name: each for each in title.children or ()}
    assert "Problem description" in top
    proposed = top["Proposed change"]
    assert proposed.detail == "3 words"
    below = {each.name: each for each in proposed.children or ()}
    assert below["Security impact"].detail == "to do"
    assert below["Alternatives"].detail == "None"
    lines = text.split("\n")
    for each in (title, *top.values(), *below.values()):
        assert lines[each.selection_range.start.line] == each.name
        assert each.range.start.line <= each.selection_range.start.line
        assert each.selection_range.end.line <= each.range.end.line


async def test_a_text_that_is_no_spec_has_an_outline_too(
    spec: Editor,
) -> None:
    await spec.open("")
    assert await spec.symbols() == ()
    spec.type("One\n===\n\nTwo\n===\n")

    assert [each.name for each in await spec.symbols()] == ["One", "Two"]


async def test_labels_lead_to_where_they_are(
    spec: Editor, checkout: Path
) -> None:
    own = checker.CLEAN.replace(
        "Use Cases\n---", ".. _mine:\n\nUse Cases\n---"
    )
    text = checker.with_body(
        "References",
        "See :ref:`mine`, :ref:`that\n<taken>`, Testing_ and\n"
        ":doc:`/specs/zed/approved/other`, but :ref:`nothing`.",
        own,
    )
    await spec.open(text)
    other = checkout / "specs" / "zed" / "approved" / "other.rst"
    label = other.read_text().split("\n").index(".. _taken:")

    mine = spec.place(".. _mine:")[0]
    assert await spec.definition(*spec.place("mine`")) == (spec.uri, mine)
    for words in ("that\n", "taken>"):
        found = await spec.definition(*spec.place(words))
        assert found == (other.as_uri(), label)
    testing = spec.place("Testing\n")[0]
    assert await spec.definition(*spec.place("Testing_")) == (
        spec.uri,
        testing,
    )
    there = await spec.definition(*spec.place("/specs/zed"))
    assert there == (other.as_uri(), 0)
    assert await spec.definition(*spec.place("nothing`")) is None
    assert await spec.definition(*spec.place("See ")) is None


async def completed(
    spec: Editor, words: str
) -> dict[str, types.CompletionItem]:
    """Type words in a section, and see what is offered behind them."""
    before, after = checker.with_body("References", f"{words}HERE").split(
        "HERE"
    )
    spec.type(before + after)
    lines = before.split("\n")
    return await spec.completed(len(lines) - 1, len(lines[-1]))


async def test_names_are_completed(spec: Editor) -> None:
    await spec.open(checker.CLEAN)

    labels = await completed(spec, "See :ref:`the text <ta")
    assert labels["taken"].detail == "specs/zed/approved/other"
    assert isinstance(labels["taken"].text_edit, types.TextEdit)
    assert labels["taken"].text_edit.new_text == "taken"
    start = labels["taken"].text_edit.range.start
    assert start.character == len("See :ref:`the text <")
    assert list(await completed(spec, ":doc:`")) == [
        "/specs/zed/approved/other"
    ]


async def test_directives_and_roles_are_completed(spec: Editor) -> None:
    await spec.open(checker.CLEAN)

    directives = await completed(spec, ".. co")
    edit = directives["code-block"].text_edit
    assert isinstance(edit, types.TextEdit)
    assert edit.new_text == "code-block:: "
    assert "seealso" in directives
    roles = await completed(spec, "See :re")
    edit = roles["ref"].text_edit
    assert isinstance(edit, types.TextEdit)
    assert edit.new_text == "ref:`"
    assert {"sub", "ab", "i", "target"}.isdisjoint(roles)
    assert await completed(spec, "A word of:") == {}
    assert await completed(spec, "And then ") == {}


async def test_sections_that_are_missing_are_completed(spec: Editor) -> None:
    text = checker.CLEAN.replace(
        "Dependencies\n============\n\nNone\n", "Depe\n"
    )
    await spec.open(text)
    line, column = spec.place("Depe\n")

    (item,) = (await spec.completed(line, column + 4)).values()

    assert item.label == "Dependencies"
    assert isinstance(item.text_edit, types.TextEdit)
    assert item.text_edit.new_text == "Dependencies\n============\n\n"


async def test_formatting_wraps(spec: Editor) -> None:
    text = checker.with_body("Problem description", f"{LONG}\n\n{LONG} 2")
    await spec.open(text)

    whole = await spec.formatted()

    assert max(map(len, whole.split("\n"))) <= 79
    assert whole.split() == text.split()
    line, _ = spec.place(f"{LONG} 2")
    part = await spec.formatted(line, 0, line + 1, 0)
    assert f"\n{LONG}\n" in part
    assert f"{LONG} 2" not in part
    assert part.split() == text.split()


async def test_formatting_leaves_what_is_fine(spec: Editor) -> None:
    text = specs.text() + "A line that is not so long\nas it may be.\n"
    await spec.open(text)

    assert await spec.formatted() == text
