"""What there is to know about a section before one writes it."""

from collections.abc import Iterable, Iterator

from novaspec_new.spec import none_answer
from novaspec_new.spec.clean_text import clean_block
from novaspec_new.spec.errors import UsageError
from novaspec_new.spec.filled_text import fill
from novaspec_new.spec.outline import Outline, OutlineEntry
from novaspec_new.wizard import open_sections
from novaspec_new.wizard.examples import Example

INTRODUCTION = "Introduction"
_WIDTH = 79


def find(outline: Outline, title: str) -> OutlineEntry | None:
    """Return the section that is meant by a title, or by its beginning.

    None stands for the introduction. Raises UsageError, with the
    nearest title, where no section is meant or more than one.
    """
    titles = [INTRODUCTION, *(entry.title for entry in outline.asked)]
    meant = open_sections.meant(titles, title)
    if len(meant) == 1:
        return outline.find(meant[0])
    if meant:
        named = " and ".join(map(repr, meant))
        raise UsageError(f"{title!r} may be {named}", "give more of it")
    near = open_sections.nearest(titles, title)
    raise UsageError(
        f"{_template(outline)} has no section {title!r}",
        f"did you mean {near!r}?"
        if near
        else "'novaspec guide' without a section lists them",
    )


def index(outline: Outline) -> str:
    """Return all sections in their order, and how often each is None."""
    purpose = f" for {outline.display_name}" if outline.display_name else ""
    lines = [f"The sections of a spec{purpose}", ""]
    titles = [
        "  " * (entry.level - 1) + entry.title for entry in outline.entries
    ]
    width = max(map(len, titles))
    for title, entry in zip(titles, outline.entries, strict=True):
        info = entry.info
        said = (
            none_answer.share(info.none, info.none_rate) if entry.asked else ""
        )
        lines.append(f"{title:{width}}  {said}")
    lines += ["", "'novaspec guide SECTION' tells more of one."]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _template(outline: Outline) -> str:
    return (
        f"the template of {outline.release}"
        if outline.release
        else ("the template")
    )


def page(
    outline: Outline, entry: OutlineEntry | None, answers: Iterable[Example]
) -> str:
    """Return all about a section; None stands for the introduction.

    The answers are other specs' own.
    """
    info = entry.info if entry else outline.introduction_info
    guidance = entry.guidance if entry else outline.introduction
    lines = [*_heading(entry.title if entry else INTRODUCTION, "="), ""]
    for question in info.questions:
        lines += fill(question, _WIDTH, first="- ", later="  ")
    if info.about_none:
        lines += ["", *fill(info.about_none, _WIDTH)]
    if guidance:
        lines += ["", *_heading(f"T{_template(outline)[1:]}", "-")]
        lines += ["", clean_block(guidance)]
    for answer in answers:
        lines += ["", *_heading(f"{answer.name}, {answer.release}", "-")]
        lines += ["", answer.text]
    return "".join(f"{line}\n" for line in lines)


def _heading(title: str, mark: str) -> Iterator[str]:
    yield title
    yield mark * len(title)
