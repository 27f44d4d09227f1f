"""``novaspec config``: the author's settings, and where they come from."""

import json
import os

import click

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
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print it.",
)
def command(form: str) -> int:
    """Show your settings, and where each one comes from.

    They stand in config.toml; an environment variable such as
    NOVASPEC_PLAIN=1 goes before it.
    """
    found = load_settings(os.environ)
    click.echo(_as_json(found) if form == "json" else _as_text(found))
    return 0


def _as_json(found: Settings) -> str:
    file = settings_path()
    table = {
        key: {"value": value, "source": source}
        for key, value, source in found.rows()
    }
    whole = {"file": str(file), "exists": file.exists(), "settings": table}
    return json.dumps(whole, indent=2, ensure_ascii=False)


def _as_text(found: Settings) -> str:
    file = settings_path()
    is_there = "" if file.exists() else " (not there yet)"
    rows = [(key, _told(value), source) for key, value, source in found.rows()]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = [f"{file}{is_there}", ""]
    for key, value, source in rows:
        lines.append(f"{key:{widths[0]}}  {value:{widths[1]}}  {source}")
    return "\n".join(lines)


def _told(value: Value) -> str:
    """Return a value as it would be written in the file."""
    return json.dumps(value, ensure_ascii=False)
