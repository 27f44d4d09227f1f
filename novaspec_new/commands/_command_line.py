"""What is being typed on the command line, by the commands' own options."""

import contextlib
import shlex
from collections.abc import Sequence
from dataclasses import dataclass

import click


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands before the word that is to be completed.

    ``parameter`` is the one that the word is a value of; ``given`` are
    the words of the arguments before it, ``used`` the names of the
    options that were given. ``is_option`` says that the word begins as an
    option's name does. ``lead`` is what stands before the value in the
    same word, as ``--format=``.
    """

    parameter: click.Parameter | None
    given: tuple[str, ...]
    used: frozenset[str]
    is_option: bool
    word: str
    lead: str = ""


def read(command: click.Command, words: Sequence[str]) -> Typed:
    """Return what the last of a command's words may be."""
    options = {
        name: parameter
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in (*parameter.opts, *parameter.secondary_opts)
    }
    *before, word = words
    given: list[str] = []
    used: set[str] = set()
    waiting: click.Option | None = None
    ended = False
    for each in before:
        name = each.partition("=")[0]
        if waiting is not None:
            waiting = None
        elif each == "--":
            ended = True
        elif not ended and name in options:
            used.add(options[name].name or "")
            if "=" not in each and takes_value(options[name]):
                waiting = options[name]
        elif ended or not each.startswith("-") or each == "-":
            given.append(each)
    rest = (tuple(given), frozenset(used))
    if waiting is not None:
        return Typed(waiting, *rest, is_option=False, word=word)
    name, equals, value = word.partition("=")
    if not ended and equals and name in options:
        lead = name + equals
        return Typed(
            options[name], *rest, is_option=False, word=value, lead=lead
        )
    if not ended and word.startswith("-"):
        return Typed(None, *rest, is_option=True, word=word)
    argument = _argument(command, len(given))
    return Typed(argument, *rest, is_option=False, word=word)


def takes_value(parameter: click.Parameter) -> bool:
    """Say whether a parameter is followed by a word of its own."""
    if isinstance(parameter, click.Option):
        return not (parameter.is_flag or parameter.count)
    return True


def _argument(command: click.Command, index: int) -> click.Parameter | None:
    """Return the argument that stands at an index, if one may."""
    arguments = [
        parameter
        for parameter in command.params
        if isinstance(parameter, click.Argument)
    ]
    if index < len(arguments):
        return arguments[index]
    if arguments and arguments[-1].nargs == -1:
        return arguments[-1]
    return None


def plain(word: str) -> str:
    """Return a word as a shell takes it, also one not typed to its end."""
    # One that ends in a backslash waits for what it stands before.
    if (len(word) - len(word.rstrip("\\"))) % 2:
        word = word[:-1]
    for end in ("", '"', "'"):
        with contextlib.suppress(ValueError):
            return "".join(shlex.split(word + end))
    return word


def joined(words: Sequence[str]) -> list[str]:
    """Return words of bash, which parts them at ``=``, as they were."""
    result: list[str] = []
    for word in words:
        after = bool(result) and result[-1].startswith("--")
        if after and (word == "=" or result[-1].endswith("=")):
            result[-1] += word
        else:
            result.append(word)
    return result
