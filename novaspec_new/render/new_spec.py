"""A new spec's text: the skeleton, and the answers known already."""

from typing import TYPE_CHECKING, NamedTuple

from novaspec_new.render.answers_file import Answers
from novaspec_new.spec import blueprint_name, progress, spec_title
from novaspec_new.spec.clean_text import clean_input
from novaspec_new.spec.filled_text import joined
from novaspec_new.spec.outline import Form, Outline
from novaspec_new.spec.progress import State

if TYPE_CHECKING:
    from novaspec_new.rst.wrap import Wrapped
    from novaspec_new.spec.document import Document

_NONE = "None"


class NewSpec(NamedTuple):
    """A spec's text, and a line on each block that stays unwrapped."""

    text: str
    notes: tuple[str, ...]


class Filled(NamedTuple):
    """A spec with answers in it.

    ``notes`` has a line on each block that stays unwrapped, ``kept`` the
    titles of sections that were written already, and otherwise.
    """

    spec: "Document"
    notes: tuple[str, ...]
    kept: tuple[str, ...]


def none_text(form: str) -> str:
    """Return what stands in a section that is answered with None."""
    # The first prompt does not wait for it.
    from novaspec_new.render import forms

    if form == Form.ASSIGNEES:
        return forms.assignees(None, [])
    if form == Form.LIAISON:
        return forms.liaison(_NONE)
    return _NONE


def takes_reason(form: str) -> bool:
    """Say whether None in a section may come with a reason."""
    return none_text(form) == _NONE


def write(
    outline: Outline,
    name: str,
    answers: Answers,
    *,
    address: str | None = None,
    fill_none: bool = False,
) -> NewSpec:
    """Write a new spec's text for the blueprint ``name``.

    ``address`` is that of the tracker's page, empty where there is none;
    without one it is that of the blueprint in the first project.
    What ``answers`` lacks is to do, or with ``fill_none`` is None; a
    title that is not known is made of the name.
    """
    from novaspec_new.render import skeleton
    from novaspec_new.spec import document

    known = blueprint_name.url(name) if address is None else address
    text = skeleton.write(
        outline,
        title=answers.title or spec_title.of_name(name),
        url=answers.url or known,
    )
    spec = document.split(text).folded(outline.titles)
    done = with_answers(spec, outline, answers, fill_none=fill_none)
    return NewSpec(done.spec.text, done.notes)


def with_answers(
    spec: "Document", outline: Outline, answers: Answers, *, fill_none: bool
) -> Filled:
    """Put answers where a spec is still to do; what is written stays.

    With ``fill_none`` the other sections that are to do become None.
    """
    from novaspec_new.spec import edits, introduction

    notes: list[str] = []
    kept: list[str] = []
    now = introduction.split(spec.introduction).text
    if answers.introduction and progress.state(now) is State.TODO:
        wrapped = filled(answers.introduction)
        notes += notes_on("Introduction", wrapped)
        spec = edits.with_introduction(spec, wrapped.text)
    if answers.unplaced.strip():
        wrapped = filled(answers.unplaced)
        notes += notes_on("Notes without a place", wrapped)
        spec = _with_unplaced(spec, wrapped.text)
    for section in progress.sections(spec, outline):
        title, is_open = section.entry.title, section.state is State.TODO
        answer = answers.sections.get(title, "")
        if fill_none and is_open and not answer.strip():
            answer = _NONE
        if not answer.strip():
            continue
        wrapped = answered(section.entry.info.form, answer)
        if is_open:
            notes += notes_on(title, wrapped)
            spec = edits.with_answer(spec, title, wrapped.text)
        elif wrapped.text.strip() != edits.body(spec, title).strip():
            kept.append(title)
    return Filled(spec, tuple(notes), tuple(kept))


def _with_unplaced(spec: "Document", text: str) -> "Document":
    """Put what belongs into no section below the introduction, marked."""
    from novaspec_new.render import skeleton
    from novaspec_new.spec import edits, introduction

    now = introduction.split(spec.introduction).text.strip("\n")
    marked = joined(skeleton.unplaced_comment(), text)
    return edits.with_introduction(spec, joined(now, marked))


def answered(form: str, answer: str) -> "Wrapped":
    """Return what an answer from a file puts in a section.

    None has a section's own shape.
    """
    if answer.strip() != _NONE:
        return filled(answer)
    from novaspec_new.rst.wrap import Wrapped

    return Wrapped(none_text(form), ())


def notes_on(what: str, wrapped: "Wrapped") -> list[str]:
    """Return a line on each of its blocks that stays unwrapped."""
    return [f"{what}: {kept.reason}" for kept in wrapped.kept]


def filled(answer: str) -> "Wrapped":
    """Wrap an answer as it was typed: whole, at the gate's width."""
    # Who is asked the first question has no answer to wrap yet.
    from novaspec_new.rst import wrap

    return wrap.fill(clean_input(answer).strip("\n"))
