"""What we write into a spec, from Jinja templates.

All text of an author, of Launchpad or of a template goes in as a value;
only our own templates are ever evaluated.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from novaspec_new import (
    entries,
    gate,
    headings,
    prose,
    resources,
    rest_api,
    todo,
)
from novaspec_new.outline import Advice, Form, Outline, Slot

if TYPE_CHECKING:
    import jinja2

    from novaspec_new.message import Message
    from novaspec_new.rest_api import Method

# What is left of a line for the words within a comment.
_ROOM = gate.WIDTH - len("   ")
_HOW_TO_GO_ON = (
    "Write your text in place of this comment, and of each one like it "
    "below. For a section with nothing to say write just: None"
)
# Where a name would begin or end markup. A letter or digit after an
# underscore makes it a part of a word.
_INLINE = re.compile(r"[\\*`|]|_(?![^\W_])|::$")
# What makes a line something else than a paragraph's first.
_BLOCK = re.compile(
    r"""
    (?! [@<"'] \w ) [^\w\s\\]
    | (?: [0-9]+ | [a-zA-Z] | [ivxlcdmIVXLCDM]+ ) [.)] (?: \s | $ )
    """,
    re.VERBOSE,
)


@cache
def _environment() -> "jinja2.Environment":
    # The first prompt does not wait for it.
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(resources.template_text),
        undefined=jinja2.StrictUndefined,
        # What comes out is reStructuredText, where HTML's escapes are
        # noise.
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "block": rest_api.block,
        "literal": literal,
        "parameter": rest_api.parameter_text,
        "policy": rest_api.policy_text,
    }
    return environment


def _render(template: str, /, **values: Any) -> str:  # noqa: ANN401
    return _environment().get_template(template).render(values)


def _body(template: str, /, **values: Any) -> str:  # noqa: ANN401
    """Render a section's body, which has no line end at its end."""
    return _render(template, **values).rstrip("\n")


def skeleton(
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
            "title": slot.title,
            "level": slot.level,
            "underline": headings.rule(slot.title, "=-"[slot.level - 1]),
            "body": known.get(slot.title, "").strip("\n")
            or _first_body(slot, outline),
        }
        for slot in outline.slots
    ]
    return _render(
        "spec.rst.j2",
        header=outline.header,
        title=title,
        rule=headings.rule(title),
        url=url,
        introduction=introduction.strip("\n")
        or introduction_comment(outline.introduction_advice),
        sections=sections,
    )


def _first_body(slot: Slot, outline: Outline) -> str:
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
        return _comment(_questions(slot.advice))
    return template_comment(slot.guidance)


def template_comment(guidance: str) -> str:
    """Return a comment that marks a section to do, with a template's text."""
    return _comment(_template_text(guidance))


def introduction_comment(advice: Advice) -> str:
    """Return the comment that marks the introduction to do.

    It is the first of its kind in a file and says what they are for.
    """
    questions = list(_questions(advice))
    blank = [""] if questions else []
    return _comment(questions + blank + prose.fill(_HOW_TO_GO_ON, _ROOM))


def _questions(advice: Advice) -> Iterator[str]:
    yield from _points(advice.questions)
    if advice.none_if:
        yield from _points([f"None is fine if {advice.none_if}."])


def _points(points: Sequence[str]) -> Iterator[str]:
    for point in points:
        yield from prose.fill(point, _ROOM, first="- ", later="  ")


def _template_text(guidance: str) -> Iterator[str]:
    """Yield a template's text in lines that fit into a comment."""
    from novaspec_new.rst import wrap

    for line in wrap.fill(guidance, width=_ROOM).text.split("\n"):
        # A table may still be too wide; in a comment it need not be one.
        indent = line[: len(line) - len(line.lstrip())]
        yield from (
            prose.fill(line.strip(), _ROOM, first=indent, later=indent) or [""]
        )


def _comment(lines: Iterable[str]) -> str:
    return _body("todo.rst.j2", marker=todo.MARKER, lines=list(lines))


def assignees(primary: str | None, others: Sequence[str]) -> str:
    """Return the section on who does the work, in the template's shape.

    The names are plain text, not reStructuredText.
    """
    return _body(
        "assignees.rst.j2",
        primary=literal(primary or ""),
        others=[literal(name) for name in others],
    )


def liaison(name: str) -> str:
    """Return the section on the feature liaison, named in plain text."""
    return _body("liaison.rst.j2", name=literal(name))


def items(texts: Iterable[str]) -> str:
    """Return a list of entries, each of which is reStructuredText."""
    return _body("items.rst.j2", entries=list(entries.laid_out(texts)))


def api(methods: Iterable["Method"]) -> str:
    """Return the section on the REST API: a part for each method."""
    given = [method for method in methods if method.path]
    return _body("rest-api.rst.j2", methods=given)


def history(display_name: str, description: str = "Introduced") -> str:
    """Return a History table with one row for a release."""
    return _body(
        "history.rst.j2", display_name=display_name, description=description
    )


def literal(text: str) -> str:
    """Return a line of plain text so that it is read as such.

    ``gibi_`` would be a reference, and ``J. Doe`` item 10 of a list.
    """
    line = _INLINE.sub(r"\\\g<0>", " ".join(text.split()))
    return f"\\{line}" if _BLOCK.match(line) else line


def commit_message(message: "Message") -> str:
    """Return the text of a commit message; it ends with a newline."""
    return _render("message.txt.j2", message=message)
