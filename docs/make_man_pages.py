"""The manual pages in docs/man/, from what ``--help`` prints.

Run it after a command or an option has changed:

    python docs/make_man_pages.py

The pages are kept in the repository, so that to build the wheel that
brings them needs nothing that novaspec needs.
"""

import sys
from pathlib import Path

import click

from novaspec_new.commands import main as command_line

_FOLDER = Path(__file__).parent / "man"
_ROOT = Path(__file__).parents[1]
_EXIT = (
    ("0", "Done, and clean."),
    ("1", "There are findings, or it could not be done; one line says why."),
    ("2", "It was called wrongly."),
    ("3", "A bug in novaspec; a line names the log of it."),
    ("130", "Left with Ctrl-C."),
)


def pages() -> dict[str, str]:
    """Return each page's text by the name of its file."""
    group = command_line._novaspec  # noqa: SLF001 - the whole command line
    context = click.Context(group, info_name="novaspec")
    found = {"novaspec.1": _overview(group, context)}
    for name in command_line.COMMANDS:
        command = group.get_command(context, name)
        assert command is not None, name
        found[f"novaspec-{name}.1"] = _page(name, command)
    return found


def _overview(group: click.Group, context: click.Context) -> str:
    rows = []
    for name in command_line.COMMANDS:
        command = group.get_command(context, name)
        assert command is not None, name
        first = _paragraphs(command)[0]
        rows.append((f"\\fBnovaspec\\-{_text(name)}\\fR(1)", _text(first)))
    return "".join(
        (
            _head("novaspec", _paragraphs(group)[0]),
            _section("SYNOPSIS"),
            ".B novaspec\n.I COMMAND\n[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]\n",
            _section("DESCRIPTION"),
            _prose(_paragraphs(group)),
            _section("COMMANDS"),
            *(_row(term, text) for term, text in rows),
            _exit_status(),
        )
    )


def _page(name: str, command: click.Command) -> str:
    arguments = " ".join(
        _argument(parameter)
        for parameter in command.params
        if isinstance(parameter, click.Argument)
    )
    options = [
        parameter
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.hidden
    ]
    return "".join(
        (
            _head(f"novaspec-{name}", _paragraphs(command)[0]),
            _section("SYNOPSIS"),
            f".B novaspec {_text(name)}\n[\\fIOPTIONS\\fR] {arguments}\n",
            _section("DESCRIPTION"),
            _prose(_paragraphs(command)),
            _section("OPTIONS"),
            *(_option(option) for option in options),
            _row("\\fB\\-h\\fR, \\fB\\-\\-help\\fR", "Show help, and leave."),
            _exit_status(),
            _section("SEE ALSO"),
            ".BR novaspec (1)\n",
        )
    )


def _paragraphs(command: click.Command) -> list[str]:
    """Return a command's help, each paragraph a line."""
    text = (command.help or "").partition("\f")[0]
    return [" ".join(part.split()) for part in text.strip().split("\n\n")]


def _argument(parameter: click.Argument) -> str:
    shown = parameter.metavar or (parameter.name or "").upper()
    shown = _text(shown)
    optional = not parameter.required and not shown.startswith("[")
    return f"[{shown}]" if optional else shown


def _option(option: click.Option) -> str:
    names = ", ".join(
        f"\\fB{_text(name)}\\fR"
        for name in (*option.opts, *option.secondary_opts)
    )
    value = ""
    if isinstance(option.type, click.Choice):
        value = "|".join(map(str, option.type.choices))
    elif not option.is_flag and not option.count:
        value = option.metavar or (option.name or "").upper()
    if value:
        names += f" \\fI{_text(value)}\\fR"
    return _row(names, _text(option.help or ""))


def _head(name: str, summary: str) -> str:
    return (
        '.\\" Made by docs/make_man_pages.py\n'
        f'.TH "{_text(name.upper())}" "1" "" "novaspec" "novaspec"\n'
        ".nh\n.ad l\n"
        f"{_section('NAME')}"
        f"{_text(name)} \\- {_text(summary.rstrip('.'))}\n"
    )


def _section(title: str) -> str:
    return f".SH {title}\n"


def _prose(paragraphs: list[str]) -> str:
    return "".join(f".PP\n{_text(text)}\n" for text in paragraphs)


def _row(term: str, text: str) -> str:
    return f".TP\n{term}\n{text}\n"


def _exit_status() -> str:
    rows = "".join(_row(f"\\fB{code}\\fR", text) for code, text in _EXIT)
    return _section("EXIT STATUS") + rows


def _text(text: str) -> str:
    """Return a text that roff takes as it stands."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text


def main() -> None:
    """Write all pages, and remove those of commands that are gone."""
    found = pages()
    _FOLDER.mkdir(exist_ok=True)
    for path in _FOLDER.iterdir():
        if path.name not in found:
            path.unlink()
    for name, text in found.items():
        (_FOLDER / name).write_text(text, encoding="utf-8")
    print(f"{len(found)} pages in {_FOLDER.relative_to(_ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
