"""What is shown around each question: where it is, and what it asks."""

from novaspec_new.spec.outline import SectionInfo
from novaspec_new.spec.progress import Progress
from novaspec_new.terminal.interface import Frame, Line
from novaspec_new.wizard.autosave import Autosave

# The lines of a map before those of the sections.
_BEFORE = 2


def above(autosave: Autosave, title: str, info: SectionInfo) -> Frame:
    """Return the frame of what stands above the sections, by its title."""
    lines = autosave.lines()
    titles = [line.title for line in lines]
    return _frame(autosave, lines, titles.index(title), info)


def section(autosave: Autosave, index: int) -> Frame:
    """Return the frame of the section with a 0-based index."""
    lines = autosave.lines()
    info = autosave.sections()[index].entry.info
    return _frame(autosave, lines, index + _BEFORE, info)


def _frame(
    autosave: Autosave,
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
