"""What documents define by Sphinx's directives, read off their text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from novaspec_new.spec.labels import normal

# Compiled where they are used: most runs look at one spec alone.
_DIRECTIVE = (
    r"\.\. (?:\w+:)?(?P<kind>glossary|productionlist|math|program|option|"
    r"cmdoption|envvar|confval|attribute|class|classmethod|concept|data|"
    r"decorator|decoratormethod|enum|enum-class|enum-struct|"
    r"enumerator|exception|function|macro|member|method|module|object|"
    r"property|staticmethod|struct|type|union|var)::"
    r"(?P<argument>[^\n]*)"
)
_CLASSIFIER = " +: +"
_OPTION = r"((?:/|--|-|\+)?[^\s=]+)(=?\s*.*)"
_LABEL = ":label:"


class DefinedObjects(NamedTuple):
    """Terms of glossaries and tokens of grammars, and their documents.

    ``objects`` are those that a role may refer to, as ``option:prog -x``,
    ``term:``, ``confval:`` and ``math:``, names as labels are written;
    with nothing before the colon there is all that has a name.
    """

    terms: dict[str, tuple[str, ...]]
    tokens: dict[str, tuple[str, ...]]
    objects: set[str]

    def add(self, text: str, document: str) -> None:
        """Look through a document; nearly none has any of them."""
        program = ""
        for match in re.finditer(_DIRECTIVE, text):
            start = text.rfind("\n", 0, match.start()) + 1
            margin = text[start : match.start()]
            if margin.strip(" *-"):
                continue
            lines = [*_lines(text, match, len(margin))]
            kind = match["kind"].replace("cmdoption", "option")
            if kind == "program":
                name = "-".join(match["argument"].split())
                program = "" if name == "None" else f"{name} "
            elif kind == "glossary":
                self._add_terms(lines, document)
            elif kind == "productionlist":
                self._add_grammar(lines, document)
            else:
                for name in _NAMES.get(kind, _names)(lines):
                    prefix = program if kind == "option" else ""
                    self._note(kind=kind, name=prefix + name)

    def _add_terms(self, lines: list[str], document: str) -> None:
        for line in lines:
            term = re.split(_CLASSIFIER, line)[0]
            self.terms[term] = (*self.terms.get(term, ()), document)
            self._note(kind="term", name=term)

    def _note(self, *, kind: str, name: str) -> None:
        if not name:
            return
        self.objects.add(f"{kind}:{normal(name)}")
        if kind != "math":
            # Equations are found by their own role alone.
            self.objects.add(f":{normal(name)}")

    def _add_grammar(self, lines: list[str], document: str) -> None:
        group = ""
        for line in lines:
            name, colon, _ = line.partition(":")
            if not colon:
                group = f"{line}:"
            elif name.strip():
                token = group + name.strip()
                self.tokens[token] = (*self.tokens.get(token, ()), document)
                self._note(kind="token", name=token)


def declared_name(declaration: str) -> str:
    """Return what a declaration names, whatever stands around it."""
    head = re.split(r"\s*[(\[={:](?!:)", declaration, maxsplit=1)[0]
    return re.split(r"[\s*&]|::", head)[-1]


def _names(lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield line
        yield declared_name(line)


def _option_names(lines: list[str]) -> Iterator[str]:
    for line in lines[:1]:
        for part in line.split(", "):
            match = re.match(_OPTION, part.strip())
            if match:
                yield match[1].removesuffix("[")


def _equation_names(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith(_LABEL):
            yield line.removeprefix(_LABEL).strip()


_NAMES = {"option": _option_names, "math": _equation_names}


def _lines(text: str, match: re.Match[str], margin: int) -> Iterator[str]:
    """Yield a directive's arguments, and what stands below at their margin.

    Of a glossary that are its terms. Of options a label is told.
    """
    if match["argument"].strip():
        yield match["argument"].strip()
    indent = 0
    for line in text[match.end() :].split("\n")[1:]:
        plain = line.strip()
        found = len(line) - len(line.lstrip())
        if plain and found <= margin:
            return
        indent = indent or found
        if plain.startswith(_LABEL) or (
            found == indent and plain and not plain.startswith((".. ", ":"))
        ):
            yield plain
