"""What may be completed for each parameter, in the current folder."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from importlib import resources as package_files
from pathlib import Path
from typing import NamedTuple

import click

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import files
from novaspec_new.workspace.checkout import Checkout

# What the shell has to complete itself, beside our candidates.
FILES, SPEC_FILES, FOLDERS = "files", "specs", "folders"


class Candidate(NamedTuple):
    """A word that may stand there, and what it is."""

    value: str
    help: str = ""


def specs(_given: Sequence[str]) -> Iterator[Candidate]:
    """Yield the names of the specs around, each once."""
    checkout = Checkout.find(files.here())
    if checkout is None:
        for path in sorted(files.here().glob("*.rst")):
            yield Candidate(path.stem)
        return
    found: dict[str, str] = {}
    for path in (*checkout.specs(), *checkout.abandoned()):
        found[path.stem] = checkout.release_of(path) or ""
    for name, folder in sorted(found.items()):
        yield Candidate(name, folder)


def newest_specs(_given: Sequence[str]) -> Iterator[Candidate]:
    """Yield the names of the newest release's specs."""
    checkout = Checkout.find(files.here())
    if checkout is not None:
        newest = checkout.newest_release()
        for path in checkout.specs(newest):
            yield Candidate(path.stem, newest)


def releases(_given: Sequence[str]) -> Iterator[Candidate]:
    """Yield the releases that have a template, newest first."""
    checkout = Checkout.find(files.here())
    if checkout is not None:
        for name in checkout.releases()[::-1]:
            yield Candidate(name)


def approved(given: Sequence[str]) -> Iterator[Candidate]:
    """Yield the releases, and the word for the one it was in last."""
    yield Candidate("auto", "the release that it was approved for last")
    yield from releases(given)


def folders(_given: Sequence[str]) -> Iterator[Candidate]:
    """Yield the folders that specs of the newest releases are in."""
    checkout = Checkout.find(files.here())
    yield Candidate("implemented", "the folder beside its own")
    for name in checkout.releases()[:-3:-1] if checkout else ():
        yield Candidate(f"{name}/approved")
        yield Candidate(f"{name}/implemented")
    yield Candidate("backlog/approved")


def sections(given: Sequence[str]) -> Iterator[Candidate]:
    """Yield the titles of a section; after its first words, the rest."""
    from novaspec_new.workspace import spec_templates

    outline = spec_templates.of_release(Checkout.find(files.here()), None)
    begun = "".join(f"{word} " for word in given).lower()
    titles = ["Introduction", *(entry.title for entry in outline.asked)]
    for title in titles:
        if title.lower().startswith(begun):
            yield Candidate(title[len(begun) :])


def spec_sections(given: Sequence[str]) -> Iterator[Candidate]:
    """Yield the titles of sections for a spec that was named before."""
    return sections(given[1:])


def codes(_given: Sequence[str]) -> Iterator[Candidate]:
    """Yield the codes of all findings."""
    # Their pages are named by them; the rules are slow to import.
    pages = package_files.files("novaspec_new.check") / "pages"
    names = (Path(page.name) for page in pages.iterdir())
    for code in sorted(name.stem for name in names if name.suffix == ".md"):
        yield Candidate(code)


def profiles(_given: Sequence[str]) -> Iterator[Candidate]:
    """Yield the projects whose rules are known."""
    from novaspec_new.workspace import resources

    for name in resources.profile_names():
        yield Candidate(name)


def components(_given: Sequence[str]) -> Iterator[Candidate]:
    """Yield the parts that the project around has specs for."""
    checkout = Checkout.find(files.here())
    for name in checkout.profile.layout.components if checkout else ():
        yield Candidate(name)


class Source(NamedTuple):
    """Where a parameter's values come from: from us, the shell, both."""

    own: Callable[[Sequence[str]], Iterator[Candidate]] | None
    shell: str = ""


# The commands to which it makes a difference whose specs they are.
_OF_A_PROJECT = (
    *("new", "fill", "guide", "check", "preview", "wrap", "message"),
    *("status", "skeleton", "regenerate", "repropose", "rename", "move"),
    *("abandon", "config", "lsp"),
)
_SPEC = Source(specs, SPEC_FILES)
_RELEASE = Source(releases)
SOURCES = {
    ("new", "name_or_url"): Source(newest_specs),
    ("new", "release"): _RELEASE,
    ("new", "output"): Source(None, FILES),
    ("new", "answers"): Source(None, FILES),
    ("new", "notes"): Source(None, FILES),
    ("fill", "name"): _SPEC,
    ("fill", "section"): Source(spec_sections),
    ("guide", "section"): Source(sections),
    ("guide", "release"): _RELEASE,
    ("check", "names"): Source(None, SPEC_FILES),
    ("check", "release"): _RELEASE,
    ("check", "stdin_name"): Source(None, SPEC_FILES),
    ("explain", "code"): Source(codes),
    ("wrap", "names"): Source(None, SPEC_FILES),
    ("message", "spec"): _SPEC,
    ("message", "previously_approved"): Source(approved),
    ("message", "for_hook"): Source(None, FILES),
    ("status", "release"): _RELEASE,
    ("skeleton", "release"): _RELEASE,
    ("skeleton", "output"): Source(None, FILES),
    ("preview", "name"): _SPEC,
    ("preview", "output"): Source(None, FILES),
    ("regenerate", "name"): _SPEC,
    ("regenerate", "release"): _RELEASE,
    ("repropose", "name"): Source(specs),
    ("repropose", "to"): _RELEASE,
    ("repropose", "origin"): _RELEASE,
    ("rename", "old"): Source(specs),
    ("move", "spec"): _SPEC,
    ("move", "target"): Source(folders, FOLDERS),
    ("abandon", "spec"): _SPEC,
    ("new", "component"): Source(components),
    ("skeleton", "component"): Source(components),
    **{(name, "profile"): Source(profiles) for name in _OF_A_PROJECT},
}
# What nobody can know but who types it.
FREE = frozenset(
    {
        ("new", "link"),
        ("new", "title"),
        ("preview", "port"),
        ("wrap", "width"),
        ("message", "depends_on"),
        ("message", "source"),
        ("message", "subject"),
        ("skeleton", "link"),
        ("skeleton", "name_or_url"),
        ("skeleton", "title"),
        ("repropose", "assignee"),
        ("repropose", "liaison"),
        ("rename", "new"),
    }
)


def of_value(
    command: str, parameter: click.Parameter, given: Sequence[str]
) -> tuple[list[Candidate], str]:
    """Return a parameter's values, and what the shell adds to them."""
    if isinstance(parameter.type, click.Choice):
        return [Candidate(str(each)) for each in parameter.type.choices], ""
    source = SOURCES.get((command, parameter.name or ""))
    if source is None:
        return [], ""
    found: list[Candidate] = []
    if source.own is not None:
        # A checkout that is not whole is told of when a command runs.
        with contextlib.suppress(NovaspecError, OSError):
            found += source.own(given)
    return found, source.shell


def of_commands(names: Sequence[str]) -> Iterator[Candidate]:
    """Yield the commands with what they are for.

    That is told by the first line of each module, which need not be
    imported for it.
    """
    for name in names:
        path = Path(__file__).with_name(f"{name}.py")
        with path.open(encoding="utf-8") as module:
            line = module.readline()
        said = line.partition("``: ")[2].strip().rstrip('".')
        yield Candidate(name, said)


def of_options(
    command: click.Command, used: frozenset[str]
) -> Iterator[Candidate]:
    """Yield the options of a command that were not given yet."""
    for parameter in command.params:
        if not isinstance(parameter, click.Option) or parameter.hidden:
            continue
        if parameter.name in used and not parameter.multiple:
            continue
        for name in (*parameter.opts, *parameter.secondary_opts):
            yield Candidate(name, (parameter.help or "").rstrip("."))
    yield Candidate("--help", "Show what the command does")
