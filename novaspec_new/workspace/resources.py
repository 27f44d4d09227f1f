"""The templates folder, in a wheel and in an editable install."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from novaspec_new.errors import NovaspecError
from novaspec_new.spec import outline
from novaspec_new.workspace import files

_PACKAGE = Path(__file__).parents[1]


@cache
def folder() -> Path:
    """Return the folder that holds our templates.

    A wheel carries it in the package; in a checkout of novaspec it
    stands beside the package. Raises NovaspecError where it is gone.
    """
    for place in (_PACKAGE / "templates", _PACKAGE.parent / "templates"):
        if (place / "outline.toml").is_file():
            return place
    raise NovaspecError(
        "novaspec's own templates are missing", "install it again"
    )


def template_text(name: str) -> str:
    """Return the text of one of our templates by its file's name."""
    return files.read_text(folder() / name)


@cache
def embedded() -> outline.Embedded:
    """Return our own outline and info."""
    return outline.read_embedded(template_text("outline.toml"))


def newest_source(patterns: Sequence[str]) -> int:
    """Return when our modules that match were last changed, in ns."""
    sources = (path for name in patterns for path in _PACKAGE.glob(name))
    return max(path.stat().st_mtime_ns for path in sources)
