"""Rules on a file's characters and lines."""

import re
import unicodedata
from collections.abc import Iterator

from novaspec_new.check.findings import Finding, error, warning
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.spec import gate
from novaspec_new.spec.profile import GateCheck

WIDTH = error(
    "text-width",
    "the line is longer than 79 characters",
    "break it, or run 'novaspec check --fix' or 'novaspec wrap'",
    gate=(GateCheck.WIDTH,),
)
TRAILING = error(
    "text-trailing-space",
    "the line ends with a space",
    "delete the spaces; 'novaspec check --fix' does",
    gate=(GateCheck.TRAILING_SPACE,),
)
ZERO_WIDTH = error(
    "text-zero-width-space",
    "a zero-width space (U+200B) hides here",
    "delete it; 'novaspec check --fix' does",
    gate=(GateCheck.ZERO_WIDTH_SPACE,),
)
TAB = warning(
    "text-tab",
    "the line holds a TAB",
    "use spaces; 'novaspec check --fix' puts them where the TAB reached",
)
RETURN = warning(
    "text-carriage-return",
    "a carriage return ends the line",
    "save the file with Unix line ends; 'novaspec check --fix' does",
    gate=(GateCheck.CARRIAGE_RETURN,),
)
INVISIBLE = warning(
    "text-invisible",
    "an invisible character hides here",
    "delete it, or put a plain space",
)
NEWLINE = warning(
    "text-final-newline",
    "the last line does not end with a newline",
    "end it with one; 'novaspec check --fix' does",
)
# As much of a line is kept to be shown.
_SHOWN = 200
RULES = (
    WIDTH,
    TRAILING,
    ZERO_WIDTH,
    TAB,
    RETURN,
    INVISIBLE,
    NEWLINE,
)

# The only controls that a text has a use for are the line end and the
# TAB, which has a rule of its own; U+00A0 and its like look like spaces
# and are none to a reader's search or to docutils' markup.
_INVISIBLE = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680"
    "\u17b4\u17b5\u180e\u2000-\u200a\u200c-\u200f\u2028-\u202f\u205f-\u206f"
    "\u3000\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_JOINER = "\u200d"
# What may follow an emoji and is a part of it: its style, a skin's tone.
_EMOJI_VARIANTS = "\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Find what the gate's style tests see, and what no one sees."""
    own = spec.context.profile.gate
    width = own.width
    for line in gate.breaking_lines(spec.text, width, own.width_exempt):
        text = spec.lines[line - 1]
        yield WIDTH.at(
            line,
            width + 1,
            f"the line has {len(text)} characters, {width} are allowed",
            text=text[width : width + _SHOWN],
        )
    for line in gate.trailing_spaces(spec.text):
        text = spec.lines[line - 1]
        column = len(text.rstrip(" ")) + 1
        yield TRAILING.at(line, column, text=text[column - 1 :])
    yield from _characters(spec)
    if spec.lines[-1]:
        last = spec.lines[-1]
        yield NEWLINE.at(len(spec.lines), len(last) + 1)


def _characters(spec: ParsedSpec) -> Iterator[Finding]:
    text = spec.text
    if gate.ZERO_WIDTH_SPACE in text:
        for match in re.finditer(f"{gate.ZERO_WIDTH_SPACE}+", text):
            yield ZERO_WIDTH.at(*spec.place(match.start()), text=match[0])
    if "\t" in text:
        for match in re.finditer(r"\t.*", text):
            yield from _tab(spec, match)
    yield from _returns(spec)
    # Most texts have none, and this tells so without a pattern.
    if not (text.isascii() and text.replace("\n", "").isprintable()):
        for match in re.finditer(_INVISIBLE, text):
            if not _joins(text, match.start()):
                yield _invisible(spec, match)


def _tab(spec: ParsedSpec, match: re.Match[str]) -> Iterator[Finding]:
    line, column = spec.place(match.start())
    if "\t" not in spec.lines[line - 1][: column - 1]:
        yield TAB.at(line, column, text="\t")


def _returns(spec: ParsedSpec) -> Iterator[Finding]:
    """Tell of runs of lines: often it is every line of the file."""
    lines = spec.returns
    for index, line in enumerate(lines):
        if index and lines[index - 1] == line - 1:
            continue
        last = index
        while last + 1 < len(lines) and lines[last + 1] == lines[last] + 1:
            last += 1
        count = last - index + 1
        message = f"carriage returns end {count} lines from here on"
        column = len(spec.lines[line - 1]) + 1
        yield RETURN.at(line, column, message if count > 1 else "", text="\r")


def _joins(text: str, index: int) -> bool:
    """Say whether a joiner makes one emoji of two: it is seen there."""
    if text[index] != _JOINER:
        return False
    before = text[max(0, index - 3) : index].rstrip(_EMOJI_VARIANTS)[-1:]
    after = text[index + 1 : index + 2]
    return all(
        char and unicodedata.category(char) == "So" for char in (before, after)
    )


def _invisible(spec: ParsedSpec, match: re.Match[str]) -> Finding:
    char = match[0]
    name = unicodedata.name(char, "a control character").lower()
    line, column = spec.place(match.start())
    return INVISIBLE.at(
        line,
        column,
        f"an invisible character hides here: U+{ord(char):04X}, {name}",
        text=char,
    )
