"""A document that finds its nodes without a walk through all of it.

docutils completes a tree in a dozen steps, each of which walks through
all nodes to find the few of one kind, most often none: that is a tenth
of the time that checking a spec takes. Here the nodes are listed by
their kinds, twice, and the steps take them from there.
"""

from collections.abc import Generator
from typing import Any

from docutils import nodes
from docutils.frontend import Values
from docutils.transforms import Transform
from docutils.transforms.references import DanglingReferencesVisitor
from docutils.utils import new_reporter

# Kinds that no step adds or takes away while a list holds, or reorders:
# these are looked up. Of others a list only tells that there are none.
_STEADY = frozenset({nodes.reference, nodes.target})
_LISTED = _STEADY | {
    nodes.citation_reference,
    nodes.footnote_reference,
    nodes.section,
    nodes.substitution_reference,
    nodes.transition,
}
# References to what stands below: a step replaces some of these.
_NOTES = (nodes.citation_reference, nodes.footnote_reference)
# What a step puts in the place of these may be anything.
_MAKING = (nodes.pending, nodes.substitution_reference)
_RESOLVED = frozenset(
    name.removeprefix("visit_")
    for name in vars(DanglingReferencesVisitor)
    if name.startswith("visit_")
)


def flat(tree: nodes.Node) -> list[nodes.Node]:
    """Return a node and all below it, in the order of the text."""
    found: list[nodes.Node] = []
    stack = [tree]
    while stack:
        node = stack.pop()
        found.append(node)
        if node.children:
            stack.extend(reversed(node.children))
    return found


class document(nodes.document):  # noqa: N801 - docutils tells nodes by name
    """docutils' document, with lists of its nodes by their kind."""

    _listed: dict[Any, list[nodes.Node]] | None = None
    # A name's field may become a plain text, with no reference in it.
    _has_fields = True

    def list_nodes(self) -> None:
        """List the nodes as they are now, where that list will hold."""
        if self._listed is not None and not self._has_fields:
            return
        found: dict[type[nodes.Node], list[nodes.Node]] = {}
        for node in flat(self):
            found.setdefault(type(node), []).append(node)
        makes = any(issubclass(kind, _MAKING) for kind in found)
        # A target that stands for one that is not there is replaced too.
        if makes or self.indirect_targets:
            self._listed = None
        else:
            self._listed = {kind: found.get(kind, []) for kind in _LISTED}
        self._has_fields = nodes.field_list in found

    def findall(
        self,
        condition: Any = None,  # noqa: ANN401 - a class or a function
        include_self: bool = True,  # noqa: FBT001, FBT002 - docutils' own
        descend: bool = True,  # noqa: FBT001, FBT002
        siblings: bool = False,  # noqa: FBT001, FBT002
        ascend: bool = False,  # noqa: FBT001, FBT002
    ) -> Generator[Any, None, None]:
        """Yield what a walk would find."""
        if self._listed is not None and descend and not (siblings or ascend):
            known = self._listed.get(condition)
            if known is not None and (condition in _STEADY or not known):
                return (node for node in known)
        found: Generator[Any, None, None] = super().findall(
            condition, include_self, descend, siblings, ascend
        )
        return found

    def walk(self, visitor: nodes.NodeVisitor) -> bool:
        """Let a visitor visit the nodes, or only those it looks at."""
        if type(visitor) is not DanglingReferencesVisitor:
            return bool(super().walk(visitor))
        for node in self._references():
            if type(node).__name__ in _RESOLVED:
                visitor.dispatch_visit(node)
        return False

    def _references(self) -> list[nodes.Node]:
        """Return the references in order, and maybe other nodes."""
        if self._listed is None or any(map(self._listed.get, _NOTES)):
            return flat(self)
        return self._listed[nodes.reference]


class List(Transform):
    """Lists the nodes before docutils' first step."""

    default_priority = 205

    def apply(self, **_: object) -> None:
        """List the nodes; the tree stays as it is."""
        if isinstance(self.document, document):
            self.document.list_nodes()


class ListAgain(List):
    """Lists them again where substitutions were made or fields moved."""

    default_priority = 430


def new_document(source: str, settings: Values) -> document:
    """Return an empty document, as docutils.utils.new_document does."""
    made = document(settings, new_reporter(source, settings), source=source)
    made.note_source(source, -1)
    return made
