"""An author's settings: what holds, and where each value comes from.

A file in the configuration directory, and before it the environment.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import directories

DEFAULT = "default"
_NAME = "config.toml"
_HEAD = "# Settings of novaspec; 'novaspec config' tells what holds."
_PREFIX = "NOVASPEC_"
_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"0", "false", "no", "off"})
# Launchpad's own rule for a name, of a person or a project.
_LAUNCHPAD_NAME = r"[a-z0-9][a-z0-9+.-]*"

Value = str | bool


class Settings(NamedTuple):
    """What holds; an empty text is a setting that was not made.

    ``project`` is Launchpad's, for a spec outside of a checkout.
    ``sources`` tells where each setting that was made stands.
    """

    launchpad_id: str = ""
    name: str = ""
    editor: str = ""
    plain: bool = False
    offline: bool = False
    project: str = ""
    sources: Mapping[str, str] = MappingProxyType({})

    def rows(self) -> list[tuple[str, Value, str]]:
        """Return each setting's key, its value and its source."""
        return [
            (key, getattr(self, key), self.sources.get(key, DEFAULT))
            for key in KEYS
        ]


class Given(NamedTuple):
    """One setting as it was made: a value, and where it stands."""

    key: str
    value: Value
    source: str


_DEFAULTS: Mapping[str, Value] = {
    key: default
    for key, default in Settings._field_defaults.items()
    if isinstance(default, str | bool)
}
KEYS: Collection[str] = tuple(_DEFAULTS)


def is_launchpad_name(text: str) -> bool:
    """Say whether Launchpad would take it for a person's name there."""
    return bool(re.fullmatch(_LAUNCHPAD_NAME, text))


def settings_path() -> Path:
    """Return the path of the author's own settings, there or not."""
    return directories.config() / _NAME


def load_settings(environ: Mapping[str, str]) -> Settings:
    """Return what holds; the environment goes before the file.

    Raises NovaspecError for a mistake in either.
    """
    given = []
    file = settings_path()
    if file.exists():
        from novaspec_new.workspace import files

        given = read(files.read_text(file), str(file))
    given += from_environment(environ)
    return combined(given)


def write(**values: str) -> None:
    """Write a first file of settings; an empty value makes none.

    Raises NovaspecError where it cannot be written, or is there.
    """
    from novaspec_new.spec import toml_text
    from novaspec_new.workspace import files

    lines = [
        f"{key} = {toml_text.quoted(value)}" if value else f'# {key} = ""'
        for key, value in values.items()
    ]
    files.create_text(settings_path(), "\n".join([_HEAD, *lines, ""]))


def combined(given: Iterable[Given]) -> Settings:
    """Return what holds: of one key, the setting that was made last."""
    made = {each.key: each for each in given}
    values = {key: each.value for key, each in made.items()}
    sources = {key: each.source for key, each in made.items()}
    return Settings(**values, sources=sources)  # type: ignore[arg-type]


def read(text: str, name: str) -> list[Given]:
    """Read a file of settings; ``name`` is the file's, for messages.

    Raises NovaspecError, which names the line, for a text that is no
    TOML, a key that is unknown, and a value that cannot be right.
    """
    # Most authors have no such file, and need no TOML.
    from novaspec_new.spec import toml_text

    given = []
    for key, value in toml_text.load(text, name).items():
        source = f"{name}:{toml_text.line_of(text, key)}"
        if key not in KEYS:
            raise toml_text.unknown(source, "setting", key, KEYS)
        if type(value) is not type(_DEFAULTS[key]):
            raise _wrong(source, key, value)
        given.append(_checked(Given(key, value, source)))
    return given


def _wrong(source: str, key: str, value: object) -> NovaspecError:
    if isinstance(_DEFAULTS[key], bool):
        hint = f"write {key} = true or {key} = false"
    else:
        hint = f'write {key} = "..."'
    kind = "text" if isinstance(_DEFAULTS[key], str) else "true or false"
    return NovaspecError(f"{source}: {key} is {value!r}, not {kind}", hint)


def from_environment(environ: Mapping[str, str]) -> list[Given]:
    """Read the settings that the environment makes.

    A variable is named as its key, in capitals after ``NOVASPEC_``; an
    empty one makes none. Raises NovaspecError for a value that cannot
    be right.
    """
    given = []
    for key in KEYS:
        variable = f"{_PREFIX}{key.upper()}"
        text = environ.get(variable, "").strip()
        if not text:
            continue
        value: Value = text
        if isinstance(_DEFAULTS[key], bool):
            value = _truth(text, variable)
        given.append(_checked(Given(key, value, f"${variable}")))
    return given


def _truth(text: str, variable: str) -> bool:
    if text.lower() not in _YES | _NO:
        raise NovaspecError(
            f"${variable} is {text!r}, neither yes nor no", "set it to 1 or 0"
        )
    return text.lower() in _YES


def _checked(given: Given) -> Given:
    """Return it, tidied; raises NovaspecError where it cannot be right."""
    if not isinstance(given.value, str):
        return given
    value = given.value.strip()
    if not value.isprintable():
        raise NovaspecError(
            f"{given.source}: {given.key} holds a character that is not "
            "printed",
            "write it anew, in one line",
        )
    is_named = given.key in {"launchpad_id", "project"}
    if value and is_named and not is_launchpad_name(value):
        raise NovaspecError(
            f"{given.source}: {given.key} {value!r} is no name on Launchpad",
            "it stands in your page's address: https://launchpad.net/~NAME"
            if given.key == "launchpad_id"
            else "it stands in the address: https://launchpad.net/NAME",
        )
    return Given(given.key, value, given.source)
