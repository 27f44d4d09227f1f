"""What we write into a spec, from Jinja templates.

All text of an author, of Launchpad or of a template goes in as a value;
only our own templates are ever evaluated.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import jinja2

from novaspec_new import document, prose, resources, todo
from novaspec_new.outline import Form, Outline, Slot

_WIDTH = 79
_INDENT = "   "


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(resources.template_text),
        undefined=jinja2.StrictUndefined,
        # What comes out is reStructuredText, where HTML's escapes are
        # noise.
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _render(name: str, **values: Any) -> str:  # noqa: ANN401
    return _environment().get_template(name).render(values)


def skeleton(
    outline: Outline,
    *,
    title: str,
    url: str,
    introduction: str | None = None,
    bodies: Mapping[str, str] | None = None,
) -> str:
    """Return a whole spec.

    ``bodies`` maps a section's title to its text; sections that are not
    in it are to do, History is filled in. The text ends with a newline.
    """
    known = bodies or {}
    sections = [
        {
            "title": slot.title,
            "level": slot.level,
            "underline": "=-"[slot.level - 1] * _width(slot.title),
            "body": known.get(slot.title) or _body(slot, outline),
        }
        for slot in outline.slots
    ]
    advice = outline.introduction_advice
    return _render(
        "spec.rst.j2",
        header=outline.header,
        title=title,
        rule="=" * _width(title),
        url=url,
        introduction=introduction or comment(advice.questions),
        sections=sections,
    )


def _width(title: str) -> int:
    return max(4, document.column_width(title))


def _body(slot: Slot, outline: Outline) -> str:
    if slot.advice.form is Form.CONTAINER:
        return ""
    if slot.advice.form is Form.HISTORY:
        return history(outline.display_name)
    return todo_comment(slot)


def todo_comment(slot: Slot) -> str:
    """Return the comment that marks a section to do, with its guidance.

    That is our questions where we have some, else the template's text.
    """
    if slot.advice.questions:
        return comment(slot.advice.questions)
    return comment((), slot.guidance)


def comment(questions: Sequence[str], guidance: str = "") -> str:
    """Return our marked comment with questions or other guidance in it."""
    lines: list[str] = []
    for question in questions:
        lines += prose.fill(
            question, _WIDTH - len(_INDENT), first="- ", later="  "
        )
    for line in guidance.split("\n") if guidance else ():
        indent = line[: len(line) - len(line.lstrip())]
        lines += prose.fill(
            line.strip(), _WIDTH - len(_INDENT), first=indent, later=indent
        ) or [""]
    return _render("todo.rst.j2", marker=todo.MARKER, lines=lines).rstrip()


def assignees(primary: str | None, others: Sequence[str]) -> str:
    """Return the section on who does the work, in the template's shape."""
    return _render(
        "assignees.rst.j2", primary=primary, others=others
    ).rstrip()


def liaison(name: str) -> str:
    """Return the section on the feature liaison."""
    return _render("liaison.rst.j2", name=name).rstrip()


def history(display_name: str, description: str = "Introduced") -> str:
    """Return a History table with one row for a release."""
    return _render(
        "history.rst.j2", display_name=display_name, description=description
    ).rstrip()
