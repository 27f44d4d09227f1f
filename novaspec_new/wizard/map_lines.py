"""A section told in a line: how far it is, and what was found in it."""

from novaspec_new.spec import progress
from novaspec_new.spec.progress import SectionProgress, State
from novaspec_new.terminal.interface import Line, Mark

# What stands above the sections, as questions.
TITLE = "Title"
INTRODUCTION = "Introduction"


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
