"""What the shells' scripts ask for when someone presses Tab.

The answer's first line says what the shell is to add: files, specs'
files, folders or nothing. Each further line is a word that may stand
there; for shells that show it, a tab and what it is follow.
"""

import importlib
from collections.abc import Iterable, Sequence

import click

from novaspec_new.commands import _candidates, _command_line, main
from novaspec_new.commands._candidates import Candidate

_GLOBAL = (
    Candidate("--help", "Show all commands"),
    Candidate("--version", "Show the version"),
)


@click.command("_complete", hidden=True)
@click.argument("shell")
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def command(shell: str, words: tuple[str, ...]) -> int:
    """Print what the last of WORDS may be."""
    typed = list(words) or [""]
    if shell == "bash":
        typed = _command_line.joined(typed)
    if shell != "zsh":
        typed = [_command_line.plain(word) for word in typed]
    found, added = complete(typed, is_whole=shell == "fish")
    click.echo(added)
    for candidate in found:
        line = candidate.value
        if shell != "bash":
            line += f"\t{candidate.help}"
        click.echo(line)
    return 0


def complete(
    words: Sequence[str], *, is_whole: bool
) -> tuple[list[Candidate], str]:
    """Return what the last word may be, and what the shell adds to it.

    The words begin after the program's name. With ``is_whole`` a value
    is given with the option that it is joined to, as ``--format=json``.
    """
    index = next(
        (i for i, word in enumerate(words) if not word.startswith("-")), None
    )
    if index is None or index == len(words) - 1:
        word = words[-1]
        names = _candidates.of_commands(main.COMMANDS)
        offered = _GLOBAL if word.startswith("-") else names
        return _beginning(offered, word), ""
    name = words[index]
    if name not in main.COMMANDS:
        return [], ""
    module = importlib.import_module(f"novaspec_new.commands.{name}")
    typed = _command_line.read(module.command, words[index + 1 :])
    if typed.is_option:
        options = _candidates.of_options(module.command, typed.used)
        return _beginning(options, typed.word), ""
    if typed.parameter is None:
        return [], ""
    values, added = _candidates.of_value(name, typed.parameter, typed.given)
    found = _beginning(values, typed.word)
    if is_whole:
        found = [
            Candidate(typed.lead + each.value, each.help) for each in found
        ]
    return found, added


def _beginning(found: Iterable[Candidate], word: str) -> list[Candidate]:
    return [each for each in found if each.value.startswith(word)]
