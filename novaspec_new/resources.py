"""The templates folder, in a wheel and in an editable install."""

from functools import cache
from pathlib import Path

from novaspec_new import files, outline
from novaspec_new.errors import NovaspecError

_PACKAGE = Path(__file__).parent


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
    """Return our own outline and advice."""
    return outline.read_embedded(template_text("outline.toml"))
