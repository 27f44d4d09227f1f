"""Labels that Sphinx knows in the whole build, and references to them.

A label before a heading, a titled table or a figure is global: two specs
with the same one break the build. Other targets stay in their document.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

from novaspec_new.spec import document

_NAME = r"(?P<name>`[^`\n]+`|(?:\\.|[^:\\\n])+)"
_LABEL = re.compile(rf"\.\. _{_NAME}:[ \t]*$")
_TITLED = re.compile(
    r"\.\. (figure|table|list-table|csv-table|rubric|code-block)::"
)
# Those below are compiled where labels are renamed; a check needs none.
_LABEL_LINE = rf"(?m)^(?P<lead> *\.\. _){_NAME}(?=:[ \t]*$)"
# A target that stands for another one: its name, then a reference.
_ALIAS_LINE = (
    r"(?m)^(?P<lead> *\.\. _[^:\n]+: +)"
    r"(?P<name>`[^`\n]+`|\w[^\s`]*)_[ \t]*$"
)
# What makes the block after it literal, or is a comment: the text of a
# list's item is indented by its mark.
_OPENS_LITERAL = (
    r"(?P<indent>(?: |[*+-] |(?:\d+|#)[.)] )*+)"
    r"(?:(?P<explicit>\.\. (?:code|code-block|sourcecode|parsed-literal|"
    r"literalinclude|math)::.*|\.\.(?! [_|\[]| \S+::)(?: .*)?)|(?!\.\. ).*::)"
)
# No inline markup goes on behind a blank line.
_WITHIN = r"(?:(?!\n[ \t]*\n)[^`])"
_INLINE_LITERAL = r"(?s)(?<![\w`])``(?=[^\s`])(?:(?!\n[ \t]*\n|``).)+``"
_ROLE = rf"(?P<role>:(?:std:)?(?:ref|numref|any):)`(?P<text>{_WITHIN}*)`"
_PHRASE = rf"(?<![`:\w\\_])`(?P<text>{_WITHIN}+)`(?P<end>__?)(?!\w)"
_WORD = r"(?<![\w`<:\\/#.+-])(?P<name>\w+(?:[-._+:]\w+)*?)_(?![\w`])"
_EMBEDDED = r"(?s)(?P<text>.*?)(?P<space>\s*)<(?P<name>[^<>]+)>"


# What a reference found becomes; None leaves it.
_Rewrite = Callable[[re.Match[str], Mapping[str, str]], str | None]


class _Label(NamedTuple):
    """A label's name as read, and whether the whole build knows it."""

    name: str
    is_global: bool


def normal(name: str) -> str:
    """Return a name as docutils compares it."""
    return " ".join(name.lower().split())


def global_labels(text: str) -> tuple[str, ...]:
    """Return the labels that are known beyond this spec, as written."""
    return tuple(label.name for label in _labels(text) if label.is_global)


def split_off(text: str) -> tuple[str, str]:
    """Split text before a heading: what is its own, and its labels.

    The second part begins with the first of the labels at the end.
    """
    end = len(text)
    for line in reversed(text.splitlines(keepends=True)):
        if line.strip() and not _LABEL.match(line.rstrip("\n")):
            break
        end -= len(line)
    rest = text[end:].lstrip("\n")
    return text[: len(text) - len(rest)], rest


def fresh(name: str, suffix: str, taken: Collection[str]) -> str:
    """Return a name like this one that is not among ``taken``.

    ``taken`` holds names as docutils compares them.
    """
    base = name if name.endswith(f"-{suffix}") else f"{name}-{suffix}"
    new, count = base, 1
    while normal(new) in taken:
        count += 1
        new = f"{base}-{count}"
    return new


def changes(
    text: str, suffix: str, taken: Collection[str]
) -> Mapping[str, str]:
    """Return a new name for each global label that is among ``taken``."""
    own = {normal(label.name) for label in _labels(text)}
    renamed: dict[str, str] = {}
    for name in global_labels(text):
        if normal(name) in taken:
            used = {*taken, *own, *map(normal, renamed.values())}
            renamed[name] = fresh(name, suffix, used)
    return renamed


def renamed(text: str, names: Mapping[str, str]) -> str:
    """Return a spec's text with labels and references renamed.

    ``names`` maps each label to its new name. The words that a reader
    sees stay; so do literal blocks and comments.
    """
    if not names:
        return text
    wanted = {normal(old): new for old, new in names.items()}
    pieces: list[str] = []
    end = 0
    for start, stop in _prose(text):
        pieces.append(text[end:start])
        pieces.append(_with_references(text[start:stop], wanted))
        end = stop
    pieces.append(text[end:])
    return "".join(pieces)


def _with_references(text: str, wanted: Mapping[str, str]) -> str:
    """Rename in a piece of text that holds no literal block."""
    spans: list[tuple[int, int, str]] = []

    def note(pattern: str, new: _Rewrite) -> None:
        for match in re.finditer(pattern, text):
            start, end = match.span()
            if any(start < e and s < end for s, e, _ in spans):
                continue
            found = new(match, wanted)
            spans.append((start, end, match[0] if found is None else found))

    note(_LABEL_LINE, _new_label)
    note(_ALIAS_LINE, _new_alias)
    note(_INLINE_LITERAL, lambda match, _: match[0])
    note(_ROLE, _new_role)
    note(_PHRASE, _new_phrase)
    note(_WORD, _new_word)
    for start, end, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _new_label(match: re.Match[str], wanted: Mapping[str, str]) -> str | None:
    new = wanted.get(normal(_bare(match["name"])))
    if new is None:
        return None
    quote = "`" if match["name"].startswith("`") else ""
    return f"{match['lead']}{quote}{new}{quote}"


def _new_alias(match: re.Match[str], wanted: Mapping[str, str]) -> str | None:
    new = wanted.get(normal(_bare(match["name"])))
    return None if new is None else f"{match['lead']}`{new}`_"


def _new_role(match: re.Match[str], wanted: Mapping[str, str]) -> str | None:
    inner = re.fullmatch(_EMBEDDED, match["text"])
    new = wanted.get(normal(inner["name"] if inner else match["text"]))
    if new is None:
        return None
    if inner is None:
        return f"{match['role']}`{new}`"
    return f"{match['role']}`{inner['text']}{inner['space']}<{new}>`"


def _new_phrase(match: re.Match[str], wanted: Mapping[str, str]) -> str | None:
    inner = re.fullmatch(_EMBEDDED, match["text"])
    if inner is not None and inner["name"].endswith("_"):
        new = wanted.get(normal(inner["name"][:-1].strip("`")))
        if new is None:
            return None
        lead = inner["text"] + inner["space"]
        return f"`{lead}<{new}_>`{match['end']}"
    new = wanted.get(normal(match["text"]))
    # Two underscores refer to an anonymous target, not by this name.
    if new is None or match["end"] == "__":
        return None
    return f"`{match['text']} <{new}_>`__"


def _new_word(match: re.Match[str], wanted: Mapping[str, str]) -> str | None:
    new = wanted.get(normal(match["name"]))
    return None if new is None else f"`{match['name']} <{new}_>`__"


def _bare(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name.strip("`"))


def _labels(text: str) -> Iterator[_Label]:
    """Yield the labels at the margin, in order."""
    if ".. _" not in text:
        return
    lines = text.split("\n")
    headings = _headings(text)
    for index, line in enumerate(lines):
        match = _LABEL.match(line)
        if match and not _continues(lines, index):
            yield _Label(
                _bare(match["name"]), _is_before(lines, index, headings)
            )


def _headings(text: str) -> set[int]:
    """Return the 0-based lines on which headings begin."""
    spec = document.split(text)
    starts = {
        section.body_line - 1 - section.heading.count("\n")
        for section in spec.sections
    }
    if spec.title:
        starts.add(spec.header.count("\n"))
    return starts


def _continues(lines: list[str], index: int) -> bool:
    """Say whether the target's address follows on the next line."""
    after = lines[index + 1] if index + 1 < len(lines) else ""
    return bool(after.strip()) and after.startswith(" ")


def _is_before(lines: list[str], index: int, headings: set[int]) -> bool:
    """Say whether a heading or the like follows, but for other labels."""
    for later in range(index + 1, len(lines)):
        if later in headings or _TITLED.match(lines[later]):
            return True
        if lines[later].strip() and not _LABEL.match(lines[later]):
            return False
    return False


def _prose(text: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of text, as offsets, outside of literal blocks."""
    start = offset = 0
    inside: int | None = None
    for line in text.splitlines(keepends=True):
        indent = len(line) - len(line.lstrip(" "))
        if inside is not None and line.strip() and indent <= inside:
            inside, start = None, offset
        if inside is None:
            opening = re.fullmatch(_OPENS_LITERAL, line.rstrip())
            if opening:
                inside = len(opening["indent"])
                yield start, offset + (not opening["explicit"]) * len(line)
        offset += len(line)
    if inside is None:
        yield start, offset
