"""Where the author's settings are found: a file, and the environment."""

from collections.abc import Mapping
from pathlib import Path

from novaspec_new import places, settings
from novaspec_new.settings import Settings

_NAME = "config.toml"


def path() -> Path:
    """Return the path of the author's own settings, there or not."""
    return places.config() / _NAME


def load(environ: Mapping[str, str]) -> Settings:
    """Return what holds; the environment goes before the file.

    Raises NovaspecError for a mistake in either.
    """
    given = []
    file = path()
    if file.exists():
        from novaspec_new import files

        given = settings.read(files.read_text(file), str(file))
    given += settings.from_environment(environ)
    return settings.combined(given)
