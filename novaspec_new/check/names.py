"""What Sphinx calls a document, and how docutils compares names."""

from pathlib import Path

# Where a checkout has the sources of its documentation.
SOURCE = "doc/source"


def normal(name: str) -> str:
    """Return a reference's name as docutils compares it."""
    return " ".join(name.lower().split())


def docname(root: Path, path: Path) -> str:
    """Return what Sphinx calls a document: its path in its sources.

    The folders of specs there are links to those below ``specs/``, and
    each has a link to its template.
    """
    name = path.absolute().relative_to(root).with_suffix("").as_posix()
    name = name.removeprefix(f"{SOURCE}/")
    if name.endswith("-template"):
        return f"{name.removesuffix('-template')}/template"
    return name
