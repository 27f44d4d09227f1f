"""Rules on what Sphinx resolves: labels, documents, files, footnotes."""

from collections.abc import Iterator, Mapping

from docutils import nodes

from novaspec_new.check.findings import Finding, Rule, error
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.spec.labels import normal

LABEL = error(
    "link-label",
    "a label is not defined",
    "put '.. _label:' before the heading it should lead to, or mend its name",
)
UNTITLED = error(
    "link-untitled-label",
    "a link without a text leads to a label that has no heading",
    "give the link a text: ':ref:`the text <label>`'",
)
TAKEN = error(
    "link-label-taken",
    "another document has this label",
    "rename it, and the references to it, for example with the spec's name",
)
DOCUMENT = error(
    "link-document",
    "a document is not there",
    "mend the path; it is relative to the spec, or begins with '/'",
)
TARGET = error(
    "link-target",
    "a role refers to something that is not defined",
    "mend the name, or use double backquotes",
)
IMAGE = error(
    "link-image",
    "an image file is not there",
    "add it below doc/source/_images, or mend the path",
)
FILE = error(
    "link-file",
    "a file is not there",
    "add the file, or mend the path",
)
UNUSED = error(
    "link-footnote-unused",
    "nothing refers to a footnote or citation",
    "refer to it in the text, as in '[1]_', or make it a list item",
)
CITATION_TAKEN = error(
    "link-citation-taken",
    "another document has this citation",
    "rename it, or use a footnote",
)
RULES = (
    LABEL,
    UNTITLED,
    TAKEN,
    DOCUMENT,
    TARGET,
    IMAGE,
    FILE,
    UNUSED,
    CITATION_TAKEN,
)

_SPHINX_LABELS = frozenset({"genindex", "modindex", "search"})
# Roles at which Sphinx warns where it finds nothing, but for labels and
# documents.
_STRICT_ROLES = frozenset({"term", "option", "keyword", "eq", "any"})
_INCLUDES = frozenset({"include", "literalinclude"})


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Tell what Sphinx would not find, and what it would find twice."""
    tree = spec.tree
    if tree is None:
        return
    labels = _labels(tree)
    yield from _taken(spec, labels)
    yield from _footnotes(spec, tree)
    for node in spec.every(nodes.inline):
        if node.get("role"):
            yield from _role(spec, node, labels)
    yield from _files(spec)


def _labels(tree: nodes.document) -> dict[str, bool]:
    """Return the spec's labels, and whether each has a heading."""
    labels = {}
    for name, explicit in tree.nametypes.items():
        node = tree.ids.get(tree.nameids.get(name) or "") if explicit else None
        if isinstance(node, nodes.target) and "refid" in node:
            node = tree.ids.get(node["refid"])
        if isinstance(node, nodes.Element) and not (
            isinstance(node, (nodes.footnote, nodes.citation))
            or "refuri" in node
        ):
            labels[name] = _has_title(node)
    return labels


def _has_title(node: nodes.Element) -> bool:
    if isinstance(node, (nodes.section, nodes.rubric)):
        return True
    if isinstance(node, nodes.definition_list | nodes.field_list):
        return bool(node.children)
    return any(
        isinstance(child, (nodes.caption, nodes.title, nodes.term))
        for child in node.children
    )


def _taken(spec: ParsedSpec, labels: Mapping[str, bool]) -> Iterator[Finding]:
    """Tell of names that the build knows from another document already.

    Sphinx reads the documents in the order of their names, and warns at
    a label that one before it has at a heading.
    """
    citations = [node for node in spec.every(nodes.citation) if node["names"]]
    if not labels and not citations:
        return
    others = spec.context.cross_references()
    if others is None:
        return
    own = spec.context.document
    for name, heading in labels.items():
        for other in others.labels.get(name, ()):
            first = other.heading if other.document < own else heading
            if first:
                line, column = _target_place(spec, name)
                yield TAKEN.at(
                    line,
                    column,
                    f"{other.document}.rst has the label {name!r} too",
                    text=name,
                )
                break
    for node in citations:
        other_document = others.citations.get(node["names"][0])
        if other_document:
            yield CITATION_TAKEN.at(
                _line(spec, node),
                message=f"{other_document}.rst has the citation "
                f"[{node['names'][0]}] too",
            )


def _target_place(spec: ParsedSpec, name: str) -> tuple[int, int]:
    """Return where ``.. _name:`` stands, or an inline target."""
    for number, line in enumerate(spec.lines, start=1):
        marked = line.find("_")
        if marked >= 0 and normal(name) in normal(line.replace("\\", "")):
            text = line.lstrip()
            if text.startswith((".. _", "_", ":name:")) or "_`" in text:
                at = line.lower().find(name)
                return number, max(at, 0) + 1
    return 1, 1


def _footnotes(spec: ParsedSpec, tree: nodes.document) -> Iterator[Finding]:
    symbols = set(map(id, tree.symbol_footnotes))
    notes: list[nodes.Element] = [*spec.every(nodes.footnote)]
    notes += spec.every(nodes.citation)
    for node in notes:
        if node["backrefs"] or not (node["names"] or id(node) in symbols):
            continue
        label = node["names"][0] if node["names"] else "*"
        kind = node.tagname
        yield UNUSED.at(
            _line(spec, node),
            message=f"nothing refers to the {kind} [{label}]",
        )


def _line(spec: ParsedSpec, node: nodes.Element) -> int:
    """Return the line on which a footnote begins."""
    line = min(max(node.line or 1, 1), len(spec.lines))
    while line > 1 and not spec.lines[line - 1].lstrip().startswith(".. ["):
        line -= 1
    return line


def _role(
    spec: ParsedSpec, node: nodes.inline, labels: Mapping[str, bool]
) -> Iterator[Finding]:
    role = node["role"].removeprefix("std:")
    target = node["target"]
    rule = None
    if role == "numref":
        # The project's build numbers no figures.
        rule = TARGET
    elif role == "ref":
        explicit = node.rawsource.rstrip("`").endswith(">")
        rule = _label_rule(spec, normal(target), labels, explicit=explicit)
    elif role == "doc":
        rule = None if _is_file(spec, f"{target}.rst") else DOCUMENT
    elif role == "download":
        rule = None if _is_file(spec, target) else FILE
    elif role in _STRICT_ROLES and not _is_object(spec, target, labels):
        rule = TARGET
    if rule:
        line, column = spec.locator.place(node)
        yield rule.at(
            line,
            column,
            f"{rule.summary}: {target!r}",
            text=node.rawsource.split("\n", 1)[0],
        )


def _label_rule(
    spec: ParsedSpec, name: str, labels: Mapping[str, bool], *, explicit: bool
) -> Rule | None:
    """Return the rule that a reference to a label breaks, if any."""
    if name in labels:
        return None if explicit or labels[name] else UNTITLED
    others = spec.context.cross_references()
    if others is None or name in _SPHINX_LABELS or name in others.unseen:
        return None
    elsewhere = others.labels.get(name)
    if not elsewhere:
        return LABEL
    titled = any(label.heading for label in elsewhere)
    return None if explicit or titled else UNTITLED


def _is_file(spec: ParsedSpec, name: str) -> bool:
    exists = spec.context.exists
    return exists is None or exists(name)


def _is_object(
    spec: ParsedSpec, name: str, labels: Mapping[str, bool]
) -> bool:
    """Say whether the spec itself defines what a role refers to."""
    names = set(labels)
    for terms in spec.every(nodes.definition_list):
        if "glossary" in terms["classes"]:
            found = (node for node in terms if isinstance(node, nodes.term))
            names.update(normal(_text(node)) for node in found)
    for holder in spec.every(nodes.container):
        names.update(map(normal, holder.get("arguments", ())))
    return normal(name) in names


def _text(node: nodes.Node) -> str:
    return str(node.astext())


def _files(spec: ParsedSpec) -> Iterator[Finding]:
    for image in spec.every(nodes.image):
        name = image["uri"]
        if "://" in name or name.startswith("data:") or name.endswith("*"):
            continue
        if not _is_file(spec, name):
            yield _absent(spec, IMAGE, image, name)
    for block in spec.every(nodes.literal_block):
        if _INCLUDES.intersection(block["classes"]) and block.get("arguments"):
            name = block["arguments"][0]
            if not _is_file(spec, name):
                yield _absent(spec, FILE, block, name)


def _absent(
    spec: ParsedSpec, rule: Rule, node: nodes.Element, name: str
) -> Finding:
    """Tell of a file at the nearest line above or below that names it."""
    near = min(max(node.line or 1, 1), len(spec.lines))
    for line in (*range(near, 0, -1), *range(near, len(spec.lines) + 1)):
        column = spec.lines[line - 1].find(name)
        if column >= 0:
            near = line
            break
    else:
        column = 0
    return rule.at(near, column + 1, f"{rule.summary}: {name}", text=name)
