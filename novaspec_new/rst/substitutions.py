"""Substitutions, made ready for docutils: known ones, and not too many."""

from docutils import nodes
from docutils.transforms import Transform

_SPHINX_HAS = frozenset({"release", "today", "version"})
# How many nodes a text's substitutions may come to. Those within others
# multiply, so that a few lines can fill any memory.
_MOST = 100_000
TOO_LARGE = "its substitutions come to too much text"


class TooLargeError(Exception):
    """The substitutions come to more than is sensible."""


class Prepare(Transform):
    """Resolves Sphinx's own, as ``|release|``, and counts the others."""

    default_priority = 210  # before docutils looks for the definitions

    def apply(self, **_: object) -> None:
        """Change the tree; raises TooLargeError."""
        definitions = {
            name.lower(): node
            for name, node in self.document.substitution_defs.items()
        }
        sizes: dict[str, int] = {}
        total = 0
        for node in list(self.document.findall(nodes.substitution_reference)):
            name = node["refname"].lower()
            if name in definitions:
                total += _size(name, definitions, sizes)
            elif name in _SPHINX_HAS:
                node.replace_self(nodes.Text(name))
            if total > _MOST:
                raise TooLargeError


def _size(
    name: str,
    definitions: dict[str, nodes.substitution_definition],
    sizes: dict[str, int],
) -> int:
    """Return how many nodes a substitution comes to."""
    if name not in definitions:
        return 1
    if name not in sizes:
        # One that stands in itself docutils does not follow.
        sizes[name] = 0
        sizes[name] = sum(
            _size(node["refname"].lower(), definitions, sizes)
            if isinstance(node, nodes.substitution_reference)
            else 1
            for node in definitions[name].findall()
        )
    return sizes[name]
