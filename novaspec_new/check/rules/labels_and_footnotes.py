"""Rules on what is there once: labels, footnotes, citations."""

from collections.abc import Iterator, Mapping

from docutils import nodes

from novaspec_new.check.findings import Finding, error
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.spec.labels import normal

TAKEN = error(
    "link-label-taken",
    "another document has this label",
    "rename it, and the references to it, for example with the spec's name",
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
RULES = (TAKEN, UNUSED, CITATION_TAKEN)


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Tell what Sphinx would find twice, and what nobody refers to."""
    tree = spec.tree
    if tree is None:
        return
    yield from _taken(spec, labels_of(tree))
    yield from _footnotes(spec, tree)


def labels_of(tree: nodes.document) -> dict[str, bool]:
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
