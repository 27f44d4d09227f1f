"""Text made safe to show or store.

Of text from outside, what a terminal would obey, what turns the
direction of writing and what nobody can see is taken out; all that a
person reads stays.
"""

import re
import unicodedata

# Escape sequences, whole: with a string in them (OSC, DCS and the like,
# if it ends), with parameters (CSI), and the short ones. A string holds
# no control character, so that each is looked through once at most.
_SEQUENCE = r"""(?x)
      (?: \x1b[\]PX^_] | [\x90\x98\x9d-\x9f] )
      [^\x00-\x1f\x7f-\x9f]* (?: \x07 | \x9c | \x1b\\ )
    | (?: \x1b\[ | \x9b ) [0-?]* [ -/]* [@-~]
    | \x1b [ -/]* [0-~]
"""
_LINE_END = r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]"
# Controls, formats (zero-width, bidirectional, soft hyphen), and halves
# of a surrogate pair, which no UTF-8 file can hold.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
# The zero-width space, and the mark at a file's begin. Other formats may
# be part of what is read, as the joiner within an emoji is.
_REFUSED = frozenset({"\u200b", "\ufeff"})
_UNKNOWN = "\ufffd"
# What an author is told whose text had any of them.
LEFT_OUT = "Control characters in it were left out."


def clean_line(text: str) -> str:
    """Return text from outside as one line, single spaces between."""
    return " ".join(clean_block(text).split())


def clean_block(text: str) -> str:
    r"""Return text from outside as lines that each end with ``\n``.

    Tabs become spaces. There is no space at a line's end, no blank line
    at either end, and no ``\n`` after the last.
    """
    if text.isascii() and text.isprintable():
        # One line, as most are; the first words are before a pattern is.
        return text.rstrip()
    seen = (_seen(each.expandtabs(8)).rstrip() for each in _lines(text))
    return "\n".join(seen).strip("\n")


def clean_input(text: str) -> str:
    r"""Return what an author typed or pasted, fit for a file.

    Lines, their indents and all that a person reads stay. Tabs become
    spaces and no line ends in one; escape sequences, control characters
    and marks that the gate refuses go. A byte that was no UTF-8 becomes
    U+FFFD.
    """
    return "\n".join(
        _without_refused(each.expandtabs(8)).rstrip() for each in _lines(text)
    )


def _lines(text: str) -> list[str]:
    """Return a text's lines, whatever ends them, without sequences."""
    plain = re.sub(_SEQUENCE, "", text)
    return re.sub(_LINE_END, "\n", plain).split("\n")


def has_control_characters(text: str) -> bool:
    """Say whether a text holds what ``clean_input`` drops unseen."""
    return any(
        unicodedata.category(char) == "Cc" and char not in "\t\n\r"
        for char in text
    )


def _without_refused(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        _UNKNOWN if unicodedata.category(char) == "Cs" else char
        for char in text
        if unicodedata.category(char) != "Cc" and char not in _REFUSED
    )


def _seen(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        char for char in text if unicodedata.category(char) not in _UNSEEN
    )
