"""Words with their markup: Markdown's as reStructuredText's."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from markdown_it.token import Token

from novaspec_new.spec.headings import LITERAL_NEXT

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NOTE = re.compile(r"\[\^([^\]\s]+)\]")
# What docutils makes a link of by itself.
_BARE = re.compile(r"(https?|ftp)://[\w./%?=&#+~:@-]*[\w/]")
_MAIL = re.compile(r"[A-Za-z0-9][\w.+-]*@[A-Za-z0-9][\w-]*(\.[\w-]+)+")
# Between a letter and its like, or between spaces, a star is a star.
_STAR = re.compile(r"(?<!\w)\*(?!\s)|(?<!\s)\*(?!\w)|^\*|\*$|\*(?=\*)")
_MARKS = re.compile(r"[\\`|]")
_NAME_END = re.compile(r"(?<![\s_])_(?=_?(?!\w))")
# Markup may begin after these, if what it holds begins with a letter.
_BEFORE = "([{-/"
_AFTER = ".,;:!?)]}"
# What makes a line something else than a paragraph's first.
_BLOCK = re.compile(
    r"""
      [-+*\u2022\u2023\u2043] (?: \s | $ )
    | \(? (?: [0-9]+ | [a-zA-Z] | [ivxlcdmIVXLCDM]+ | \# ) [.)] (?: \s | $ )
    | : | --? \w | / \w | \+ | \.\. | __ | \| | >>>
    | ([!-/:-@\[-`{-~]) \1* \s* $
    | ={2} | -{2}
    """,
    re.VERBOSE,
)


class Kind(Enum):
    """What a run of words is."""

    TEXT = auto()
    EMPHASIS = auto()
    STRONG = auto()
    CODE = auto()
    LINK = auto()
    NOTE = auto()
    BREAK = auto()


class Run(NamedTuple):
    """Words in one markup; ``target`` is where a link leads."""

    kind: Kind
    text: str
    target: str = ""


def lines(
    tokens: Sequence[Token], notes: Collection[str] = ()
) -> tuple[str, ...]:
    """Return inline tokens as reStructuredText, a line to a hard break.

    ``notes`` are the labels of the footnotes that there are.
    """
    found: list[list[Run]] = [[]]
    for run in _merged(_runs(tokens, notes)):
        if run.kind is Kind.BREAK:
            found.append([])
        else:
            found[-1].append(run)
    return tuple(_paragraph(each) for each in found)


def line(tokens: Sequence[Token], notes: Collection[str] = ()) -> str:
    """Return inline tokens as reStructuredText in one line."""
    return " ".join(filter(None, lines(tokens, notes)))


def paragraph(text: str) -> str:
    """Return plain text as a paragraph of reStructuredText, in one line."""
    return _paragraph([Run(Kind.TEXT, text)])


def target(address: str) -> str:
    """Return a link's address as it stands between angle brackets."""
    found = address.replace("\\", "\\\\")
    return f"{found[:-1]}\\_" if found.endswith("_") else found


def _runs(tokens: Iterable[Token], notes: Collection[str]) -> Iterator[Run]:
    """Yield the runs of words; of nested markup the innermost counts."""
    strong = emphasis = 0
    link: Token | None = None
    linked: list[str] = []
    for token in tokens:
        kind = token.type
        if kind == "link_open":
            link, linked = token, []
        elif kind == "link_close" and link is not None:
            yield from _link(link, "".join(linked))
            link = None
        elif kind == "image":
            yield from _image(token)
        elif link is not None:
            linked.append(_said(token))
        elif kind.startswith("strong_"):
            strong += token.nesting
        elif kind.startswith("em_"):
            emphasis += token.nesting
        elif kind == "text":
            outer = Kind.EMPHASIS if emphasis else Kind.TEXT
            outer = Kind.STRONG if strong else outer
            yield from _noted(
                " ".join(token.content.split("\n")), outer, notes
            )
        else:
            yield _other(token)


def _said(token: Token) -> str:
    return " " if token.type.endswith("break") else token.content


def _other(token: Token) -> Run:
    content = " ".join(token.content.split("\n"))
    if token.type == "softbreak":
        return Run(Kind.TEXT, " ")
    if token.type == "hardbreak" or _BREAK.fullmatch(content):
        return Run(Kind.BREAK, "")
    if token.type in {"code_inline", "html_inline"}:
        return Run(Kind.CODE, content)
    return Run(Kind.TEXT, content)


def _noted(text: str, outer: Kind, notes: Collection[str]) -> Iterator[Run]:
    """Yield a text with the footnotes that it names."""
    end = 0
    for match in _NOTE.finditer(text):
        if match[1] in notes:
            yield Run(outer, text[end : match.start()])
            yield Run(Kind.NOTE, match[1])
            end = match.end()
    yield Run(outer, text[end:])


def _link(token: Token, text: str) -> Iterator[Run]:
    address = str(token.attrGet("href") or "")
    if text.strip():
        yield Run(Kind.LINK, text, address)
    elif address:
        yield Run(Kind.LINK, address, address)
    yield from _titled(token)


def _image(token: Token) -> Iterator[Run]:
    """Yield an image amid words: a link to it."""
    address = str(token.attrGet("src") or "")
    said = "".join(map(_said, token.children or ()))
    yield Run(Kind.LINK, said.strip() or address, address)
    yield from _titled(token)


def _titled(token: Token) -> Iterator[Run]:
    title = " ".join(str(token.attrGet("title") or "").split())
    if title:
        yield Run(Kind.TEXT, f" ({title})")


def _merged(runs: Iterable[Run]) -> list[Run]:
    """Return runs with neighbours of one kind made one."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if not run.text and run.kind is not Kind.BREAK:
            continue
        if (
            last is not None
            and last.kind is run.kind
            and run.kind in {Kind.TEXT, Kind.EMPHASIS, Kind.STRONG}
        ):
            found[-1] = run._replace(text=last.text + run.text)
        else:
            found.append(run)
    return found


def _paragraph(runs: Sequence[Run]) -> str:
    """Return runs as the one line of a paragraph."""
    done = ""
    ends_markup = False
    for run in runs:
        lead, inner, tail = _parted(run.text)
        if run.kind is Kind.TEXT or not inner:
            piece = _escaped(run.text)
            if ends_markup and piece[:1] not in {" ", *_AFTER}:
                done += "\\ "
            done += piece
            ends_markup = ends_markup and not piece
            continue
        done += lead
        if not _may_begin(done, inner):
            done += "\\ "
        done += _marked(run, inner)
        ends_markup = not tail
        done += tail
    return _begun(" ".join(done.split(" ")).strip(), runs)


def _parted(text: str) -> tuple[str, str, str]:
    """Return a text's white space before and after, and what it holds."""
    inner = text.strip()
    if not inner:
        return text, "", ""
    start = text.index(inner[0])
    return (
        " " if start else "",
        inner,
        " " if start + len(inner) < len(text) else "",
    )


def _may_begin(before: str, inner: str) -> bool:
    """Say whether markup is seen as such behind a text."""
    if not before or before[-1].isspace():
        return not before.endswith("\\ ")
    return before[-1] in _BEFORE and inner[0].isalnum()


def _marked(run: Run, inner: str) -> str:
    if run.kind is Kind.CODE:
        return _literal(inner)
    if run.kind is Kind.NOTE:
        return f"[#{inner}]_"
    if run.kind is Kind.LINK:
        return _linked(inner, run.target)
    mark = "*" if run.kind is Kind.EMPHASIS else "**"
    return f"{mark}{_held(inner)}{mark}"


def _literal(text: str) -> str:
    if "``" not in text and "`" not in {text[0], text[-1]}:
        return f"``{text}``"
    return f":literal:`{_held(text)}`"


def _linked(text: str, address: str) -> str:
    bare = text if text == address else ""
    if (bare and _BARE.fullmatch(bare)) or (
        address == f"mailto:{text}" and _MAIL.fullmatch(text)
    ):
        return text
    text = " ".join(text.split())
    if not address:
        return _escaped(text)
    if text == address:
        return f"`<{target(address)}>`__"
    return f"`{_held(text)} <{target(address)}>`__"


def _held(text: str) -> str:
    """Return a text as it stands within markup."""
    return re.sub(r"[\\*`]", r"\\\g<0>", text)


def _escaped(text: str) -> str:
    """Return plain text so that docutils reads it as such."""
    marked = _MARKS.sub(r"\\\g<0>", text)
    return _NAME_END.sub(r"\\_", _STAR.sub(r"\\*", marked))


def _begun(text: str, runs: Sequence[Run]) -> str:
    """Return a line so that it is read as a paragraph's."""
    first = next((run for run in runs if run.text.strip()), None)
    if first is not None and first.kind is Kind.TEXT and _BLOCK.match(text):
        # Of a backslash that stands there already two would be one.
        text = f"\\ {text}" if text.startswith("\\") else f"\\{text}"
    if re.search(LITERAL_NEXT, text):
        text = f"{text[:-2]}\\::"
    return text
