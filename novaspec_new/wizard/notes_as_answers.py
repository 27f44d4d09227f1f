"""An author's notes, in whatever markup, as the answers they give."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from novaspec_new.render import new_spec
from novaspec_new.render.answers_file import Answers
from novaspec_new.rst import markdown
from novaspec_new.rst.markdown import detect
from novaspec_new.spec import (
    document,
    gate,
    placed_notes,
    rubric,
    spec_title,
)
from novaspec_new.spec.clean_text import clean_input
from novaspec_new.spec.errors import UsageError
from novaspec_new.spec.filled_text import joined
from novaspec_new.spec.placed_notes import Part, Placed

if TYPE_CHECKING:
    from novaspec_new.spec.outline import Outline


class Markup(StrEnum):
    """What notes are written in."""

    RST = "reStructuredText"
    MARKDOWN = "Markdown"
    PLAIN = "plain text"


_SUFFIXES = {
    ".md": Markup.MARKDOWN,
    ".markdown": Markup.MARKDOWN,
    ".rst": Markup.RST,
}


def placed(text: str, name: str, outline: "Outline", url: str) -> Placed:
    """Return where a template has a place for notes.

    ``name`` is their file's; ``url`` the blueprint's address, which the
    spec has anyway. The first line told says what the notes are read as.
    """
    markup = markup_of(text, name)
    found = placed_notes.place(_parts(text, markup, outline), outline, url)
    told = (f"{name} is read as {markup}", *found.told)
    return found._replace(told=told)


def markup_of(text: str, name: str = "") -> Markup:
    """Return what a text is written in, by its file's name or its looks."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if detect.is_markdown(text):
        return Markup.MARKDOWN
    return Markup.RST if detect.is_rst(text) else Markup.PLAIN


def answers(found: Placed, title: str | None = None) -> Answers:
    """Return placed notes as answers.

    Their title is kept among the words where it cannot be the spec's, as
    where another ``title`` was asked for.
    """
    own = found.title
    if title is None and own and _is_title(own):
        title = own
    lead = found.introduction
    if own and title != own:
        lead = joined(rubric.text(own), lead)
    return Answers(
        title=title,
        introduction=lead or None,
        sections=found.sections,
        unplaced=found.unplaced,
    )


def turned(text: str, level: int) -> str:
    """Return a Markdown text as it stands in a section of a level.

    What is left of a line is filled; headings become those of parts of
    the section. ``level`` 0 is the introduction, which has no parts.
    """
    lines: Sequence[Part] = _parts(text, Markup.MARKDOWN, None)
    body, depths = "", [0]
    for part in lines:
        heading = ""
        if part.title:
            while depths[-1] >= part.level:
                depths.pop()
            depths.append(part.level)
            heading = rubric.text(part.title)
            if level:
                depth = len(depths) - 1
                heading = placed_notes.sub_heading(part.title, level, depth)
        body = joined(body, joined(heading, part.body))
    return new_spec.filled(body).text


def _parts(
    text: str, markup: Markup, outline: "Outline | None"
) -> Sequence[Part]:
    if markup is Markup.MARKDOWN:
        # Pygments is behind it.
        from novaspec_new.check.rules import code

        return markdown.parts(text, code.fit)
    text = clean_input(text)
    header = outline.header if outline else ""
    if markup is Markup.RST or outline is None:
        return placed_notes.parts_of(document.split(text), header)
    return [
        each._replace(
            title=markdown.plain_body(each.title),
            body=markdown.plain_body(each.body),
        )
        for each in placed_notes.plain_parts(text, outline)
    ]


def _is_title(text: str) -> bool:
    try:
        return not gate.is_too_long(spec_title.read(text))
    except UsageError:
        return False
