"""``novaspec config``: the author's settings, and where they come from."""

import json
import os

import click

from novaspec_new.commands import _options
from novaspec_new.workspace import files, profile_choice
from novaspec_new.workspace.profile_choice import Choice
from novaspec_new.workspace.settings import (
    Settings,
    Value,
    load_settings,
    settings_path,
)


@click.command("config")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", _options.SCHEMA]),
    default="text",
    help="How to print it.",
)
@_options.profile
def command(form: str) -> int:
    """Show your settings, and where each one comes from.

    Below them stands whose rules for specs hold here, and why.

    They stand in config.toml; an environment variable such as
    NOVASPEC_PLAIN=1 goes before it.
    """
    if form == _options.SCHEMA:
        return _options.print_schema("config")
    found = load_settings(os.environ)
    choice = profile_choice.around(files.here())
    shown = _as_json if form == "json" else _as_text
    click.echo(shown(found, choice))
    return 0


def _as_json(found: Settings, choice: Choice) -> str:
    file = settings_path()
    table = {
        key: {"value": value, "source": source}
        for key, value, source in found.rows()
    }
    whole = {
        "file": str(file),
        "exists": file.exists(),
        "settings": table,
        "profile": {
            "name": choice.profile.name,
            "known": choice.profile.is_known,
            "reason": choice.reason,
        },
    }
    return json.dumps(whole, indent=2, ensure_ascii=False)


def _as_text(found: Settings, choice: Choice) -> str:
    file = settings_path()
    is_there = "" if file.exists() else " (not there yet)"
    rows = [(key, _told(value), source) for key, value, source in found.rows()]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = [f"{file}{is_there}", ""]
    for key, value, source in rows:
        lines.append(f"{key:{widths[0]}}  {value:{widths[1]}}  {source}")
    lines += ["", f"profile: {choice.profile.name} ({choice.reason})"]
    return "\n".join(lines)


def _told(value: Value) -> str:
    """Return a value as it would be written in the file."""
    return json.dumps(value, ensure_ascii=False)
