"""Sphinx's roles as its HTML shows them: text, and where it leads."""

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

from docutils import nodes

from novaspec_new.preview.page_context import PageContext, Place
from novaspec_new.spec.labels import normal

_STRONG = frozenset(
    {
        "command",
        "dfn",
        "makevar",
        "mailheader",
        "newsgroup",
        "program",
        "regexp",
    }
)
_PLAIN = frozenset({"index"})
# An accelerator's mark in the name of a button, and the arrow of a menu.
_ACCELERATOR = re.compile(r"&(?!&)(?=.)")
_BRACES = re.compile(r"\{([^{}]*)\}")
_ABBREVIATION = re.compile(r"(.*?)\s*\((.*)\)", re.DOTALL)
_PART = re.compile(r"(appendix|page|section)(?:-(.+))?")
_CALLS = frozenset({"func", "meth"})


class _Address(NamedTuple):
    label: str
    address: str


_NUMBERED = {
    "cve": _Address("CVE ", "https://www.cve.org/CVERecord?id=CVE-{}"),
    "cwe": _Address("CWE ", "https://cwe.mitre.org/data/definitions/{}.html"),
    "pep": _Address("PEP ", "https://peps.python.org/pep-{:0>4}/"),
    "rfc": _Address(
        "RFC ", "https://datatracker.ietf.org/doc/html/rfc{}.html"
    ),
}


def shown(
    node: nodes.inline, tree: nodes.document, facts: PageContext
) -> nodes.Element:
    """Return what a role's node is on the page."""
    role = node["role"].removeprefix("std:")
    if role in _LINKS:
        place = _LINKS[role](node["target"], tree, facts)
        explicit = node.rawsource.rstrip("`").endswith(">")
        return _link(node, role, place, explicit=explicit)
    if role in _NUMBERED:
        return _numbered(node, role)
    if role in _SHAPES:
        return _SHAPES[role](node)
    return _named(node, role)


def _link(
    node: nodes.inline, role: str, place: Place | None, *, explicit: bool
) -> nodes.Element:
    if place is None:
        return nodes.inline("", node.astext(), classes=["xref", role])
    text = node.astext() if explicit else place.title or node.astext()
    inner = nodes.inline("", text, classes=[role])
    found = nodes.reference("", "", inner, refuri=place.address)
    # Ours, and so safe to follow.
    found["internal"] = True
    if place.address.startswith("#"):
        del found["refuri"]
        found["refid"] = place.address[1:]
    return found


def _label(
    target: str, tree: nodes.document, facts: PageContext
) -> Place | None:
    name = normal(target)
    own = tree.nameids.get(name)
    if own and tree.nametypes.get(name):
        return Place(f"#{own}", title_of(tree, own))
    return facts.label(name)


def title_of(tree: nodes.document, name: str) -> str:
    """Return the heading or caption at an id of the tree, if it has one."""
    node = tree.ids.get(name)
    if isinstance(node, nodes.target) and "refid" in node:
        node = tree.ids.get(node["refid"])
    if node is None:
        return ""
    for child in node.children:
        if isinstance(child, (nodes.title, nodes.caption, nodes.term)):
            return str(child.astext())
    return ""


def _document(
    target: str, _tree: nodes.document, facts: PageContext
) -> Place | None:
    return facts.document(target)


_LINKS: dict[
    str, Callable[[str, nodes.document, PageContext], Place | None]
] = {
    "ref": _label,
    "numref": _label,
    "doc": _document,
}


def _numbered(node: nodes.inline, role: str) -> nodes.Element:
    label, address = _NUMBERED[role]
    number, mark, anchor = node["target"].partition("#")
    text = node.astext()
    if text == node["target"]:
        part = _PART.fullmatch(anchor)
        more = f"{mark}{anchor}"
        if part:
            more = f" {part[1].title()} {part[2] or ''}".rstrip()
        text = f"{label}{number}{more}"
    uri = address.format(quote(number)) + mark + quote(anchor)
    return nodes.reference("", "", nodes.strong("", text), refuri=uri)


def _menu(node: nodes.inline) -> nodes.Element:
    text = _ACCELERATOR.sub("", node.astext()).replace("-->", "\u2023")
    return nodes.inline("", text, classes=[node["role"]])


def _abbreviation(node: nodes.inline) -> nodes.Element:
    match = _ABBREVIATION.fullmatch(node.astext())
    if match is None:
        return nodes.abbreviation("", node.astext())
    return nodes.abbreviation("", match[1], explanation=match[2])


def _file(node: nodes.inline) -> nodes.Element:
    text = _BRACES.sub(r"\1", node.astext())
    return nodes.literal("", text, classes=[node["role"]])


_SHAPES: dict[str, Callable[[nodes.inline], nodes.Element]] = {
    "abbr": _abbreviation,
    "file": _file,
    "guilabel": _menu,
    "menuselection": _menu,
    "samp": _file,
}


def _named(node: nodes.inline, role: str) -> nodes.Element:
    text = node.astext()
    if role in _STRONG:
        return nodes.strong("", text, classes=[role])
    if role in {"manpage", "term"}:
        return nodes.emphasis("", text, classes=[role])
    if role in _PLAIN:
        return nodes.inline("", text)
    return nodes.literal("", _object(node, role), classes=["xref"])


def _object(node: nodes.inline, role: str) -> str:
    """Return an object's name as Sphinx writes it: ``~a.b`` is ``b``."""
    text = str(node.astext()).removeprefix("!")
    if text.startswith("~"):
        text = text[1:].rpartition(".")[2]
    kind = role.rpartition(":")[2]
    if (
        kind in _CALLS
        and text == node["target"].lstrip("!~").rpartition(".")[2]
    ):
        return f"{text}()"
    if kind in _CALLS and not text.endswith(")"):
        explicit = node.rawsource.rstrip("`").endswith(">")
        return text if explicit else f"{text}()"
    return text
