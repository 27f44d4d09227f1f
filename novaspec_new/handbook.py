"""What there is to know about a section before one writes it."""

from collections.abc import Iterable, Iterator

from novaspec_new import agenda, plain, prose
from novaspec_new.errors import UsageError
from novaspec_new.outline import Advice, NoneAnswer, Outline, Slot
from novaspec_new.precedents import Precedent

INTRODUCTION = "Introduction"
_WIDTH = 79


def find(outline: Outline, title: str) -> Slot | None:
    """Return the section that is meant by a title, or by its beginning.

    None stands for the introduction. Raises UsageError, with the
    nearest title, where no section is meant or more than one.
    """
    titles = [INTRODUCTION, *(slot.title for slot in outline.asked)]
    meant = agenda.meant(titles, title)
    if len(meant) == 1:
        return outline.find(meant[0])
    if meant:
        named = " and ".join(map(repr, meant))
        raise UsageError(f"{title!r} may be {named}", "give more of it")
    near = agenda.nearest(titles, title)
    raise UsageError(
        f"the template of {outline.release} has no section {title!r}",
        f"did you mean {near!r}?"
        if near
        else "'novaspec guide' without a section lists them",
    )


def index(outline: Outline) -> str:
    """Return all sections in their order, and how often each is None."""
    lines = [f"The sections of a spec for {outline.display_name}", ""]
    titles = ["  " * (slot.level - 1) + slot.title for slot in outline.slots]
    width = max(map(len, titles))
    for title, slot in zip(titles, outline.slots, strict=True):
        said = _rate(slot.advice) if slot.asked else ""
        lines.append(f"{title:{width}}  {said}")
    lines += ["", "'novaspec guide SECTION' tells more of one."]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _rate(advice: Advice) -> str:
    if advice.none_rate is not None:
        return f"{advice.none_rate:.0%} None"
    return "never None" if advice.none is NoneAnswer.NEVER else ""


def page(
    outline: Outline, slot: Slot | None, answers: Iterable[Precedent]
) -> str:
    """Return all about a section; None stands for the introduction.

    The answers are other specs' own.
    """
    advice = slot.advice if slot else outline.introduction_advice
    guidance = slot.guidance if slot else outline.introduction
    lines = [*_heading(slot.title if slot else INTRODUCTION, "="), ""]
    for question in advice.questions:
        lines += prose.fill(question, _WIDTH, first="- ", later="  ")
    none = _about_none(advice)
    if none:
        lines += ["", *prose.fill(none, _WIDTH)]
    if guidance:
        lines += ["", *_heading(f"The template of {outline.release}", "-")]
        lines += ["", plain.block(guidance)]
    for answer in answers:
        lines += ["", *_heading(f"{answer.name}, {answer.release}", "-")]
        lines += ["", answer.text]
    return "".join(f"{line}\n" for line in lines)


def _heading(title: str, mark: str) -> Iterator[str]:
    yield title
    yield mark * len(title)


def _about_none(advice: Advice) -> str:
    """Return a sentence or two on None as an answer, if there is one."""
    said = []
    if advice.none_if:
        said.append(f"None is fine if {advice.none_if}.")
    elif advice.none is NoneAnswer.NEVER:
        said.append("None is no answer here.")
    if advice.none_rate is not None:
        said.append(f"{advice.none_rate:.0%} of merged specs say None.")
    return " ".join(said)
