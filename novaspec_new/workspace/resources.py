"""The templates folder, in a wheel and in an editable install."""

import importlib
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.profile import Profile
from novaspec_new.workspace import files

if TYPE_CHECKING:
    from novaspec_new.spec.outline import Embedded, SectionInfo
    from novaspec_new.spec.toml_text import Table

# The profile of the project that our own outline is of.
FIRST = "nova"
_PROFILES = "profiles"
_PACKAGE = Path(__file__).parents[1]


@cache
def folder() -> Path:
    """Return the folder that holds our templates.

    A wheel carries it in the package; in a checkout of novaspec it
    stands beside the package. Raises NovaspecError where it is gone.
    """
    for place in (_PACKAGE / "templates", _PACKAGE.parent / "templates"):
        if (place / "nova_sections.toml").is_file():
            return place
    raise NovaspecError(
        "novaspec's own templates are missing", "install it again"
    )


def template_text(name: str) -> str:
    """Return the text of one of our templates by its file's name."""
    return files.read_text(folder() / name)


def profile_names() -> tuple[str, ...]:
    """Return the names of our own profiles."""
    found = (folder() / _PROFILES).iterdir()
    return tuple(sorted(path.stem for path in found if path.suffix == ".toml"))


def profiles_with(word: str) -> Iterator[Profile]:
    """Yield those of our profiles in which a word stands in quotes.

    To read them all as TOML would take as long as to start.
    """
    for name in profile_names():
        if f'"{word}"' in template_text(f"{_PROFILES}/{name}.toml"):
            yield profile(name)


@cache
def profile(name: str) -> Profile:
    """Return our own profile of that name, one of ``profile_names``."""
    # Who asks for help needs no TOML.
    from novaspec_new.spec import profile_file

    return profile_file.read(_table(f"{_PROFILES}/{name}.toml"), name)


@cache
def embedded() -> "Embedded":
    """Return our own outline and info."""
    # Who is told the first words needs no outline yet.
    from novaspec_new.spec import outline

    found = outline.read_embedded(_table("nova_sections.toml").values)
    optional = profile(FIRST).sections.may_be_absent(found.outline.release)
    return outline.Embedded(found.outline.with_optional(optional), found.info)


@cache
def info(questions: str, service: str) -> Mapping[str, "SectionInfo"]:
    """Return what authors are asked, by a section's title.

    ``questions`` is the name of one of our files, and ``service`` what
    the project is called in a sentence.
    """
    from novaspec_new.spec import outline

    return outline.read_info(_table(questions).values, service)


def _table(name: str) -> "Table":
    """Return one of our TOML files, by its name.

    It was read when the package was built, if it did not change since.
    """
    from novaspec_new.spec.toml_text import Table

    text = template_text(name)
    crc, values = _built().get(name, (None, {}))
    if crc == zlib.crc32(text.encode()):
        return Table(text, name, values)
    return Table.read(text, name)


@cache
def _built() -> Mapping[str, tuple[int | None, Mapping[str, object]]]:
    """Return what hatch_build.py made; nothing where nothing was built."""
    try:
        made = importlib.import_module("novaspec_new.workspace._tables")
        tables: Mapping[str, tuple[int, Mapping[str, object]]] = made.TABLES
    except (ImportError, SyntaxError, ValueError, AttributeError):
        # Nothing, or not all of it, as where a disk was full.
        return {}
    return tables


def newest_source(packages: Iterable[str]) -> int:
    """Return when a module of these packages was last changed, in ns."""
    return max(
        time for name in packages for time in _changes(f"{_PACKAGE}/{name}")
    )


def _changes(folder: str) -> Iterator[int]:
    # Half the time of a glob, which every check would wait for.
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.stat().st_mtime_ns
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _changes(entry.path)
