"""Rules on what stands before the first section: licence and blueprint."""

import re
from collections.abc import Iterator

from novaspec_new.check.findings import Finding, warning
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.spec.profile import GateCheck

LICENCE_MISSING = warning(
    "licence-missing",
    "the licence header is missing",
    "begin the file with the template's comment on the licence",
    gate=(GateCheck.LICENCE,),
)
LICENCE_ALTERED = warning(
    "licence-altered",
    "the licence header is not the template's",
    "take the comment at the top of the template as it is",
    gate=(GateCheck.LICENCE,),
)
URL_MISSING = warning(
    "blueprint-missing",
    "the introduction has no address of a blueprint",
    "add https://blueprints.launchpad.net/nova/+spec/NAME below the title",
    gate=(GateCheck.LINK,),
)
URL_PROJECT = warning(
    "blueprint-project",
    "the blueprint is another project's",
    "give the address of nova's own blueprint",
)
URL_EXAMPLE = warning(
    "blueprint-example",
    "the blueprint is still the template's example",
    "give the address of your blueprint",
)
URL_NAME = warning(
    "blueprint-name",
    "the blueprint's name is not the file's",
    "name the file like the blueprint, so that one leads to the other",
)
RULES = (
    LICENCE_MISSING,
    LICENCE_ALTERED,
    URL_MISSING,
    URL_PROJECT,
    URL_EXAMPLE,
    URL_NAME,
)

_LICENCE = re.compile(r"creative\s*commons|licen[sc]e", re.IGNORECASE)
_OVERLINE = re.compile(r"^=+$", re.MULTILINE)
_URL = re.compile(
    r"https?://(?:blueprints\.)?launchpad\.net/(?P<project>[^/\s]+)/\+spec/"
    r"(?P<name>[^\s>`'\"),;\]]*[^\s>`'\"),;\].])"
)
_EXAMPLE = "example"


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Look at the licence's comment and at the blueprint's address."""
    if spec.context.outline is None:
        return
    yield from _licence(spec, spec.context.outline.header)
    yield from _blueprint(spec)


def _licence(spec: ParsedSpec, wanted: str) -> Iterator[Finding]:
    if not _LICENCE.search(wanted):
        return
    has = _OVERLINE.split(spec.opening, maxsplit=1)[0]
    if " ".join(wanted.split()) in " ".join(has.split()):
        return
    if not _LICENCE.search(has):
        yield LICENCE_MISSING.at(1)
        return
    line = _first_difference(has, wanted)
    yield LICENCE_ALTERED.at(line, text=spec.lines[line - 1].strip())


def _first_difference(has: str, wanted: str) -> int:
    """Return the line of the first word that is another than wanted."""
    words = wanted.split()
    position = 0
    last = 1
    for number, line in enumerate(has.split("\n"), start=1):
        for word in line.split():
            if position >= len(words) or word != words[position]:
                return number
            position += 1
            last = number
    return last


def _blueprint(spec: ParsedSpec) -> Iterator[Finding]:
    found = list(_URL.finditer(spec.opening))
    if not found:
        yield URL_MISSING.at(_introduction_line(spec))
        return
    own = [url for url in found if url["project"] == spec.context.project]
    first = (own or found)[0]
    line, column = spec.place(first.start())
    if not own:
        yield URL_PROJECT.at(
            line,
            column,
            f"the blueprint is one of {first['project']!r}, not of "
            f"{spec.context.project!r}",
            text=first[0],
        )
        return
    names = [url["name"] for url in own]
    if names[0] == _EXAMPLE:
        yield URL_EXAMPLE.at(line, column, text=first[0])
        return
    stem = spec.context.name.removesuffix(".rst")
    if stem and not any(_is_named(name, stem) for name in names):
        yield URL_NAME.at(
            line,
            column,
            f"the blueprint is {names[0]!r}, the file {spec.context.name!r}",
            text=first[0],
            help=f"name the file {names[0]}.rst, or mend the address",
        )


def _introduction_line(spec: ParsedSpec) -> int:
    """Return the line of the introduction's first text, if it has any."""
    text = spec.parts.introduction
    if not text.strip():
        return spec.parts.title_line or 1
    return spec.parts.introduction_line + len(text) - len(text.lstrip("\n"))


def _is_named(name: str, stem: str) -> bool:
    """Say whether a blueprint is the file's, or a later part of it.

    Work that goes on over releases has blueprints with numbers at the
    end for one and the same file.
    """
    return name == stem or re.sub(r"[-.]\d+$", "", name) == stem
