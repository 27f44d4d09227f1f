"""A spec's tree made ready for its page: what Sphinx does to it as well."""

import re
from collections.abc import Sequence

from docutils import nodes
from docutils.transforms.universal import SmartQuotes

from novaspec_new.check import node_positions
from novaspec_new.preview import roles
from novaspec_new.preview.addresses import followed
from novaspec_new.preview.page_context import PageContext
from novaspec_new.rst.parse import Parsed
from novaspec_new.spec import todo

# Directives that show nothing by themselves.
_UNSHOWN = frozenset(
    {
        "c:namespace",
        "c:namespace-pop",
        "c:namespace-push",
        "codeauthor",
        "cpp:namespace",
        "cpp:namespace-pop",
        "cpp:namespace-push",
        "currentmodule",
        "default-domain",
        "highlight",
        "index",
        "moduleauthor",
        "program",
        "py:currentmodule",
        "raw",
        "sectionauthor",
        "std:program",
        "tabularcolumns",
    }
)
# Those whose content is elsewhere: other files, all of the project.
_ELSEWHERE = frozenset(
    {"csv-table", "include", "literalinclude", "toctree", "todolist"}
)
_VERSIONS = {
    "deprecated": "Deprecated since version",
    "version-added": "Added in version",
    "version-changed": "Changed in version",
    "version-deprecated": "Deprecated since version",
    "version-removed": "Removed in version",
    "versionadded": "Added in version",
    "versionchanged": "Changed in version",
    "versionremoved": "Removed in version",
}
_ADMONITIONS = {"seealso": "See also", "todo": "Todo"}
_PLACED = (
    nodes.paragraph,
    nodes.title,
    nodes.subtitle,
    nodes.literal_block,
    nodes.doctest_block,
    nodes.rubric,
    nodes.term,
    nodes.caption,
    nodes.line_block,
)
_ONLY_HTML = re.compile(r"\bhtml\b|\bnot\b")


class OpenPart(nodes.General, nodes.Element):
    """A section's place that is to do; ``guidance`` tells what goes there."""


def prepare(parsed: Parsed, lines: Sequence[str], facts: PageContext) -> None:
    """Make the tree what Sphinx would write as HTML.

    Nodes that a reader can be led to bear the 1-based ``line_shown`` of
    the text that they come from. ``lines`` are the text's.
    """
    tree = parsed.tree
    # What is placed is looked for by its source, before it is changed.
    _place(tree, lines)
    _drop_messages(tree)
    _sort_ids(tree)
    _keep_only_section(tree)
    _open_parts(tree)
    _directives(tree)
    _highlighted(tree)
    for node in list(tree.findall(nodes.inline)):
        if node.get("role"):
            node.parent.replace(node, roles.shown(node, tree, facts))
    tree.settings.smart_quotes = True
    SmartQuotes(tree, startnode=None).apply()
    _links(tree, facts)
    _admonitions(tree)


def _place(tree: nodes.document, lines: Sequence[str]) -> None:
    for node in tree.findall(nodes.Element):
        if not isinstance(node, (*_PLACED, nodes.comment)):
            continue
        near = _near(node)
        if not near:
            continue
        raw = node.astext() if _is_literal(node) else node.rawsource
        node["line_shown"] = (
            node_positions.first_line(lines, raw, near)
            if raw.strip()
            else near
        )


def _is_literal(node: nodes.Element) -> bool:
    return isinstance(node, (nodes.literal_block, nodes.comment))


def _near(node: nodes.Element) -> int:
    if node.get("body_line"):
        return int(node["body_line"])
    here: nodes.Node | None = node
    while here is not None:
        if here.line:
            # A heading's line is that of the rule below it.
            above = (
                isinstance(node, (nodes.title, nodes.subtitle))
                and here is node
            )
            return max(int(here.line) - above, 1)
        here = here.parent
    return 0


def _drop_messages(tree: nodes.document) -> None:
    """Leave out docutils' words: the findings tell of them."""
    for message in list(tree.findall(nodes.system_message)):
        message.parent.remove(message)
    for section in list(tree.findall(nodes.section)):
        if "system-messages" in section["classes"]:
            section.parent.remove(section)


def _sort_ids(tree: nodes.document) -> None:
    """Put the anchor that only counts last, as Sphinx does."""
    for section in tree.findall(nodes.section):
        first, *others = section["ids"]
        if others and first.startswith("id"):
            section["ids"] = [*others, first]


def _keep_only_section(tree: nodes.document) -> None:
    """Make a section again what docutils took for a sub-title."""
    for index, node in enumerate(tree.children):
        if isinstance(node, nodes.subtitle):
            title = nodes.title(node.rawsource, "", *node.children)
            title["line_shown"] = node.get("line_shown", 0)
            rest = tree.children[index + 1 :]
            section = nodes.section("", title, *rest, ids=node["ids"])
            tree[index:] = [section]
            return


def _open_parts(tree: nodes.document) -> None:
    """Show what is to do, which is a comment or nothing in the text."""
    for comment in list(tree.findall(nodes.comment)):
        marker, _, guidance = f".. {comment.astext()}".partition("\n")
        if marker.strip() == todo.MARKER:
            part = OpenPart(guidance=guidance.strip("\n"))
            part["line_shown"] = comment.get("line_shown", 0)
            comment.parent.replace(comment, part)
    for section in tree.findall(nodes.section):
        said = [
            child
            for child in section.children
            if not isinstance(child, (nodes.title, nodes.Invisible))
            or (isinstance(child, nodes.target) and "refuri" in child)
        ]
        if not said:
            part = OpenPart(guidance="")
            title = section.next_node(nodes.title)
            part["line_shown"] = title.get("line_shown", 0) if title else 0
            section.append(part)


def _directives(tree: nodes.document) -> None:
    for block in list(tree.findall(nodes.literal_block)):
        kinds = set(block["classes"])
        if "arguments" not in block or "code" in kinds:
            continue
        if "highlight" in kinds:
            continue
        if kinds & _UNSHOWN:
            block.parent.remove(block)
        elif kinds & _ELSEWHERE:
            block.parent.replace(block, _elsewhere(block))
        elif "centered" in kinds or "rubric" in kinds:
            text = " ".join(block["arguments"])
            block.parent.replace(
                block, nodes.paragraph("", "", nodes.strong("", text))
            )
        elif not block.astext() and block["arguments"]:
            block.append(nodes.Text(" ".join(block["arguments"])))
    for holder in list(tree.findall(nodes.container)):
        _container(holder)


def _elsewhere(block: nodes.literal_block) -> nodes.Node:
    kind = block["classes"][0]
    named = " ".join(block["arguments"]) or ", ".join(block.astext().split())
    file = block["options"].get("file", "")
    text = " ".join(filter(None, (kind, named, file)))
    note = nodes.paragraph("", "", classes=["nv-elsewhere"])
    note["line_shown"] = block.get("line_shown", 0)
    note += nodes.Text(f"The built page has here what is elsewhere: {text}")
    return note


def _container(holder: nodes.container) -> None:
    arguments = holder.get("arguments")
    kind = holder["classes"][0] if holder["classes"] else ""
    if arguments is None or kind in {"acks", "hlist"}:
        return
    if kind == "only":
        if not _ONLY_HTML.search(" ".join(arguments)):
            holder.parent.remove(holder)
    elif kind in {"class", "cssclass", "rst-class", "py:class"}:
        holder.parent.replace(holder, list(holder.children))
    elif kind in _VERSIONS:
        _version(holder, f"{_VERSIONS[kind]} {arguments[0]}")
    else:
        signature = nodes.paragraph("", "", classes=["nv-signature"])
        for line in "\n".join(arguments).split("\n"):
            signature += nodes.literal("", line.strip())
        holder.insert(0, signature)


def _version(holder: nodes.container, label: str) -> None:
    first = holder[0] if holder.children else None
    if isinstance(first, nodes.paragraph):
        first.insert(0, nodes.inline("", f"{label}: "))
    else:
        holder.insert(0, nodes.paragraph("", f"{label}."))


def _highlighted(tree: nodes.document) -> None:
    """Give each code block the language that Sphinx would take for it."""
    language = "default"
    for block in list(tree.findall(nodes.literal_block)):
        if "highlight" in block["classes"] and block.get("arguments"):
            language = block["arguments"][0]
            block.parent.remove(block)
        elif "code" in block["classes"] or (
            "arguments" not in block and block.rawsource == block.astext()
        ):
            block["shown_as"] = block.get("language") or language


def _links(tree: nodes.document, facts: PageContext) -> None:
    for node in list(tree.findall(nodes.reference)):
        address = node.get("refuri")
        if address is None or node.get("internal"):
            continue
        safe = followed(address, facts.address)
        if safe is None:
            kept = nodes.inline("", "", classes=["nv-dropped"])
            kept += list(node.children)
            node.parent.replace(node, kept)
        else:
            node["refuri"] = safe


def _admonitions(tree: nodes.document) -> None:
    """Give each note its title, as docutils' writers do."""
    for node in list(tree.findall(nodes.Element)):
        if not isinstance(node, nodes.Admonition) or isinstance(
            node, (nodes.admonition, nodes.system_message)
        ):
            continue
        kind = next(
            (name for name in node["classes"] if name in _ADMONITIONS),
            node.tagname,
        )
        title = _ADMONITIONS.get(kind, kind.capitalize())
        found = nodes.admonition(
            "", nodes.title("", title), *node.children, ids=node["ids"]
        )
        found["classes"] = [*node["classes"], kind]
        node.parent.replace(node, found)
