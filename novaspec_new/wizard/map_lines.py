"""The map of all sections around each question, a line for each.

A line tells how far a section is, and what was found in it.
"""

from typing import TYPE_CHECKING

from novaspec_new.spec import progress
from novaspec_new.spec.outline import SectionInfo
from novaspec_new.spec.progress import Progress, SectionProgress, State
from novaspec_new.terminal.interface import Frame, Line, Mark

if TYPE_CHECKING:
    from novaspec_new.wizard.autosave import Autosave

# What stands above the sections, as questions.
TITLE = "Title"
INTRODUCTION = "Introduction"
# The lines of a map before those of the sections.
_BEFORE = 2


def of_title(title: str | None) -> Line:
    """Return the line on the title; None stands for one to be given."""
    if title is None:
        return Line(TITLE, Mark.TODO)
    return Line(TITLE, Mark.WRITTEN, title)


def of_introduction(text: str) -> Line:
    """Return the line on the introduction, by its text in the spec."""
    if progress.state(text) is State.TODO:
        return Line(INTRODUCTION, Mark.TODO)
    count = progress.count(len(text.split()), "word")
    return Line(INTRODUCTION, Mark.WRITTEN, count)


def of_section(section: SectionProgress, findings: int) -> Line:
    """Return the line on a section with a number of findings."""
    state, title = section.state, section.entry.title
    if state is State.TODO:
        return Line(title, Mark.TODO)
    note = "None"
    if state is State.WRITTEN:
        note = progress.count(section.words, "word")
    if findings:
        told = progress.count(findings, "finding")
        return Line(title, Mark.FINDING, f"{note}, {told}")
    mark = Mark.NONE if state is State.NONE else Mark.WRITTEN
    return Line(title, mark, note)


def frame_above(autosave: "Autosave", title: str, info: SectionInfo) -> Frame:
    """Return the frame of what stands above the sections, by its title."""
    lines = autosave.lines()
    titles = [line.title for line in lines]
    return _frame(autosave, lines, titles.index(title), info)


def frame_of_section(autosave: "Autosave", index: int) -> Frame:
    """Return the frame of the section with a 0-based index."""
    lines = autosave.lines()
    info = autosave.sections()[index].entry.info
    return _frame(autosave, lines, index + _BEFORE, info)


def _frame(
    autosave: "Autosave",
    lines: tuple[Line, ...],
    current: int,
    info: SectionInfo,
) -> Frame:
    return Frame(
        name=autosave.target.name,
        title=lines[current].title,
        progress=Progress.of(autosave.sections()),
        number=max(current - _BEFORE + 1, 0),
        hints=info.questions,
        note=info.none_hint,
        lines=lines,
        current=current,
    )
