"""A new spec's text: the skeleton, and the answers known already."""

from typing import NamedTuple

from novaspec_new import blueprint, document, edits, headings, plain
from novaspec_new.answers import Answers
from novaspec_new.errors import UsageError
from novaspec_new.outline import Form, Outline
from novaspec_new.rst import wrap

_NONE = "None"


class Proposal(NamedTuple):
    """A spec's text, and a line on each block that stays unwrapped."""

    text: str
    notes: tuple[str, ...]


def read_title(given: str) -> str:
    """Return a title as it was given, in one line of plain text.

    Raises UsageError for one that would not be read as a title.
    """
    title = plain.line(given)
    if not title:
        raise UsageError("the title is empty", "give one of words")
    if not headings.is_title(title):
        raise UsageError(f"{title!r} is no title", "give one of words")
    return title


def title_of(name: str) -> str:
    """Return a title made of a blueprint's name, until there is one."""
    words = name.replace("-", " ").replace("+", " ").strip()
    return words[:1].upper() + words[1:]


def none_text(form: Form) -> str:
    """Return what stands in a section that is answered with None."""
    # The first prompt does not wait for it.
    from novaspec_new import render

    if form is Form.ASSIGNEES:
        return render.assignees(None, [])
    if form is Form.LIAISON:
        return render.liaison(_NONE)
    return _NONE


def takes_reason(form: Form) -> bool:
    """Say whether None in a section may come with a reason."""
    return none_text(form) == _NONE


def write(
    outline: Outline,
    name: str,
    answers: Answers,
    *,
    project: str = "nova",
    fill_none: bool = False,
) -> Proposal:
    """Write a new spec's text for the blueprint ``name``.

    What ``answers`` lacks is to do, or with ``fill_none`` is None; a
    title that is not known is made of the name.
    """
    from novaspec_new import render

    text = render.skeleton(
        outline,
        title=answers.title or title_of(name),
        url=answers.url or blueprint.url(name, project),
    )
    spec = document.split(text).folded(outline.titles)
    notes: list[str] = []
    if answers.introduction is not None:
        wrapped = filled(answers.introduction)
        notes += notes_on("Introduction", wrapped)
        spec = edits.with_introduction(spec, wrapped.text)
    rest = _NONE if fill_none else ""
    for slot in outline.asked:
        answer = answers.sections.get(slot.title, "")
        if not answer.strip():
            answer = rest
        if answer:
            wrapped = answered(slot.advice.form, answer)
            notes += notes_on(slot.title, wrapped)
            spec = edits.with_answer(spec, slot.title, wrapped.text)
    return Proposal(spec.text, tuple(notes))


def answered(form: Form, answer: str) -> wrap.Wrapped:
    """Return what an answer from a file puts in a section.

    None has a section's own shape.
    """
    if answer.strip() == _NONE:
        return wrap.Wrapped(none_text(form), ())
    return filled(answer)


def notes_on(what: str, wrapped: wrap.Wrapped) -> list[str]:
    """Return a line on each of its blocks that stays unwrapped."""
    return [f"{what}: {kept.reason}" for kept in wrapped.kept]


def filled(answer: str) -> wrap.Wrapped:
    """Wrap an answer as it was typed: whole, at the gate's width."""
    return wrap.fill(plain.typed(answer).strip("\n"))
