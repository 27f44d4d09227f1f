"""The pictures of a checkout, which a spec's page shows."""

import posixpath
from pathlib import Path

from novaspec_new.workspace.cross_references import SOURCE

# In bytes; a page that one reloads is not for more.
_LARGEST = 10_000_000
TYPES = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}


def find(root: Path, document: str, name: str) -> Path | None:
    """Return the picture that a document names as Sphinx reads it.

    Only regular files of the checkout at ``root`` are found: nothing
    that a symbolic link outside of it leads to, no other kind of file,
    and none of more than ten megabytes.
    """
    folder = posixpath.dirname(document)
    path = posixpath.normpath(posixpath.join("/", folder, name)).lstrip("/")
    if name.endswith(".*"):
        # Sphinx takes the best of several formats.
        stem = path.removesuffix(".*")
        names = [f"{stem}{suffix}" for suffix in (".svg", ".png", *TYPES)]
    else:
        names = [path]
    for each in names:
        for place in (root / SOURCE / each, root / each):
            if is_picture(root, place):
                return place
    return None


def is_picture(root: Path, path: Path) -> bool:
    """Say whether a file is a picture of the checkout that may be shown."""
    if path.suffix.lower() not in TYPES:
        return False
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(root.resolve()) or not real.is_file():
            return False
        return real.suffix.lower() in TYPES and real.stat().st_size <= _LARGEST
    except (OSError, RuntimeError, ValueError):
        # Gone, a circle of links, or no name that a file can have.
        return False


def media_type(path: Path) -> str:
    """Return the media type of a picture."""
    return TYPES[path.suffix.lower()]
