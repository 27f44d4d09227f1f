"""A spec's skeleton: its sections, each with a comment to be replaced."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from novaspec_new.render import forms
from novaspec_new.render.jinja import render, render_body
from novaspec_new.spec import gate, headings, todo, unplaced_notes
from novaspec_new.spec.filled_text import fill
from novaspec_new.spec.outline import (
    Form,
    Outline,
    OutlineEntry,
    SectionInfo,
)

# What is left of a line for the words within a comment.
_ROOM = gate.WIDTH - len("   ")
_HOW_TO_GO_ON = (
    "Write your text in place of this comment, and of each one like it "
    "below. For a section with nothing to say write just: None"
)


def write(
    outline: Outline,
    *,
    title: str,
    url: str,
    introduction: str = "",
    bodies: Mapping[str, str] | None = None,
) -> str:
    """Return a whole spec, ending with a newline.

    ``title`` and ``url`` are one line each. ``bodies`` maps a section's
    title to its text. What has no text is to do, History is filled in.
    """
    known = bodies or {}
    sections = [
        {
            "title": entry.title,
            "level": entry.level,
            "underline": headings.rule(entry.title, "=-"[entry.level - 1]),
            "body": known.get(entry.title, "").strip("\n")
            or first_body(entry, outline),
        }
        for entry in outline.entries
    ]
    return render(
        "spec.rst.j2",
        header=outline.header,
        title=title,
        rule=headings.rule(title),
        url=url,
        introduction=introduction.strip("\n")
        or introduction_comment(outline.introduction_info),
        sections=sections,
    )


def first_body(entry: OutlineEntry, outline: Outline) -> str:
    """Return what a section holds before anybody has written it."""
    if entry.info.form == Form.CONTAINER:
        return ""
    if entry.info.form == Form.HISTORY:
        return forms.history(outline.display_name)
    return todo_comment(entry)


def todo_comment(entry: OutlineEntry) -> str:
    """Return the comment that marks a section to do, with its guidance.

    That is our questions where we have some, else the template's text.
    """
    if entry.info.questions:
        return _comment(_questions(entry.info))
    return template_comment(entry.guidance)


def template_comment(guidance: str) -> str:
    """Return a comment that marks a section to do, with a template's text."""
    return _comment(_template_text(guidance))


def introduction_comment(info: SectionInfo) -> str:
    """Return the comment that marks the introduction to do.

    It is the first of its kind in a file and says what they are for.
    """
    questions = list(_questions(info))
    blank = [""] if questions else []
    return _comment(questions + blank + fill(_HOW_TO_GO_ON, _ROOM))


def _questions(info: SectionInfo) -> Iterator[str]:
    yield from _points(info.questions)
    if info.none_if:
        yield from _points([info.none_is_fine])


def _points(points: Sequence[str]) -> Iterator[str]:
    for point in points:
        yield from fill(point, _ROOM, first="- ", later="  ")


def _template_text(guidance: str) -> Iterator[str]:
    """Yield a template's text in lines that fit into a comment."""
    from novaspec_new.rst import wrap

    for line in wrap.fill(guidance, width=_ROOM).text.split("\n"):
        # A table may still be too wide; in a comment it need not be one.
        indent = line[: len(line) - len(line.lstrip())]
        yield from (
            fill(line.strip(), _ROOM, first=indent, later=indent) or [""]
        )


def unplaced_comment() -> str:
    """Return the comment above notes that belong into no section."""
    return _comment(fill(unplaced_notes.COMMENT, _ROOM), unplaced_notes.MARKER)


def _comment(lines: Iterable[str], marker: str = todo.MARKER) -> str:
    return render_body("todo.rst.j2", marker=marker, lines=list(lines))
