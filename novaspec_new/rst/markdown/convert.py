"""A whole text turned, block by block, each of them proved."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from novaspec_new.rst.markdown import (
    Fit,
    Part,
    blocks,
    footnotes,
    inline,
    proof,
)
from novaspec_new.rst.markdown.blocks import Lines, Node, Writer
from novaspec_new.spec.clean_text import clean_input
from novaspec_new.spec.filled_text import joined

# Deeper is not read; the proof then leaves the whole block as it was.
_DEEPEST = 20
_FRONT = re.compile(r"\A---\n(?=[\w-]+:)(.*?)\n---\n", re.DOTALL)
_SPACES = re.compile(r"(?<=\S)[ ]{2,}(?=\r?\n)")
# A line of spaces that are none to Markdown, as one that cannot be
# broken: cleaned, it would end the paragraph that a backslash breaks.
_NO_LINE = re.compile(
    r"(?<=\\)(?:\n[ \t>]*[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
    r"[^\S\n]*)+(?=\n)"
)
# Stands for these spaces, which are cleaned away; of a private use.
_HARD_BREAK = "\ue000"
_UNSAFE = re.compile(r"[\s<>`\\]")
_BULLET = re.compile(
    r"^(\s*)[\u2022\u2023\u2043\u25cf\u25e6]\s+", re.MULTILINE
)
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_LABEL = re.compile(r"\[([^\[\]]+)\]:")
# A line that is broken by hand is about so long, in characters.
_SHORTEST_BROKEN = 50
_LONGEST_BROKEN = 110


def markdown(text: str, fit: Fit) -> tuple[Part, ...]:
    """Return the parts of a Markdown text; see ``parts``."""
    text = _FRONT.sub(r"```yaml\n\1\n```\n", _cleaned(text))
    known: dict[str, Any] = {}
    tokens = _markdown_parser().parse(text, known)
    writer = Writer(fit, blocks.notes(tokens))
    found = list(_parts(tokens, writer, text.split("\n")))
    left = _unused(known, found, text)
    if left:
        last = found[-1]
        found[-1] = last._replace(body=joined(last.body, left))
    return tuple(found)


def plain(text: str) -> str:
    """Return a plain text as reStructuredText; see ``plain_body``."""
    text = _BULLET.sub(r"\1* ", clean_input(text))
    text = _apart(text)
    tokens = _plain_parser().parse(text)
    writer = Writer(lambda *_: proof.FITS, ())
    found = _parts(tokens, writer, text.split("\n"))
    return "\n\n".join(part.body for part in found if part.body)


def _cleaned(text: str) -> str:
    """Return a text fit for a file, with the spaces that break a line."""
    text = _NO_LINE.sub("", text)
    if _HARD_BREAK in text:
        return clean_input(text)
    marked = clean_input(_SPACES.sub(_HARD_BREAK, text))
    return marked.replace(_HARD_BREAK, "  ")


def _parts(
    tokens: Sequence[Token], writer: Writer, source: Sequence[str]
) -> Iterator[Part]:
    """Yield a heading at a time, with the blocks below it."""
    title, level = "", 0
    body: list[tuple[Node, Lines]] = []
    for node in blocks.nodes(tokens):
        if node.kind == "heading":
            said = writer.heading(node)
            if not said:
                continue
            yield Part(title, level, _body(body))
            title, level, body = said, int(node.token.tag[1:]), []
        elif block := _proved(node, writer, source):
            body.append((node, block))
    yield Part(title, level, _body(body))


def _proved(node: Node, writer: Writer, source: Sequence[str]) -> Lines:
    """Return a node's block, or its own lines where that is no good."""
    if node.kind == "hr":
        return ["----"]
    block = writer.together([node])
    lines = _source(node, source)
    if not lines or proof.holds("\n".join(block), "\n".join(lines)):
        return block
    return blocks.literal(lines)


def _source(node: Node, source: Sequence[str]) -> Lines:
    if not node.token.map:
        return []
    lines = list(source[node.token.map[0] : node.token.map[1]])
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def _body(found: Sequence[tuple[Node, Lines]]) -> str:
    """Return blocks as one text; a rule stays where one may stand."""
    kept: list[Lines] = []
    last = len(found) - 1
    for index, (node, block) in enumerate(found):
        if node.kind != "hr":
            kept.append(_after(kept, block))
        elif (
            kept
            and kept[-1] != block
            and any(
                later.kind != "hr" for later, _ in found[index + 1 : last + 1]
            )
        ):
            kept.append(block)
    text = _together(kept)
    if proof.is_sound(text):
        return text
    # Two blocks that are sound alone are parted by an empty comment.
    return _together([[*block, "", ".."] for block in kept])


def _after(before: Sequence[Lines], block: Lines) -> Lines:
    """Return a block without the comment that only another needs."""
    if block[:2] == ["..", ""] and before and _is_paragraph(before[-1]):
        return block[2:]
    return block


def _is_paragraph(block: Lines) -> bool:
    return len(block) == 1 and block[0][:1].isalnum()


def _together(found: Iterable[Lines]) -> str:
    return "\n\n".join("\n".join(block) for block in found)


def _unused(known: dict[str, Any], found: Sequence[Part], text: str) -> str:
    """Return the addresses that were given a name, and not used."""
    told = "\n".join(f"{part.title}\n{part.body}" for part in found)
    written = {normalizeReference(name): name for name in _LABEL.findall(text)}
    names = [
        (written.get(label, label), each)
        for label, each in [
            *known.get("references", {}).items(),
            *((one["label"], one) for one in known.get("duplicate_refs", ())),
        ]
    ]
    left = [
        inline.paragraph(f"{label}: {each['href']} {each['title']}".strip())
        for label, each in names
        if each["href"] not in told or each["title"] not in told
    ]
    return "\n\n".join(left)


@cache
def _markdown_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    parser.enable("table")
    parser.normalizeLink = _address  # type: ignore[method-assign]
    footnotes.footnotes(parser)
    return parser


@cache
def _plain_parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": _DEEPEST})
    return parser.enable("list")


def _address(url: str) -> str:
    """Return a link's address as it was written, if that can be."""
    return _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", url)


def _apart(text: str) -> str:
    """Return a plain text with each thought a paragraph of its own.

    A line is one, but for lines that were broken by hand.
    """
    done: Lines = []
    lines = text.split("\n")
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        done.append(line)
        is_broken = _SHORTEST_BROKEN <= len(line) <= _LONGEST_BROKEN
        begins = after[:1].strip() or _ITEM.match(after)
        if line.strip() and begins and not is_broken:
            done.append("")
    return "\n".join(done)
