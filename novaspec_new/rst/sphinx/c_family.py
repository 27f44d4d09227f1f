"""C and C++ as Sphinx's own parsers read them.

They are a few thousand lines, which nobody writes anew: they are used
where Sphinx is installed, and where it is not nothing is said. Each
function returns what is wrong in plain words, or "".
"""

from collections.abc import Callable
from functools import cache
from types import SimpleNamespace
from typing import Any

# What stands for no namespace.
_NO_NAMESPACE = frozenset({"NULL", "0", "nullptr"})
# What a directive declares, if it is not called like it.
_KINDS = {
    "c": {"var": "member"},
    "cpp": {
        "struct": "class",
        "enum-class": "enum",
        "enum-struct": "enum",
        "var": "member",
    },
}
_NAMES = {"c": "C", "cpp": "C++"}


def declaration(domain: str, kind: str, signature: str) -> str:
    """Say what is wrong with a declaration, or the target of an alias."""
    return _family(domain, lambda made: made.declared(kind), signature)


def is_there() -> bool:
    """Say whether there is a Sphinx to read with."""
    return _parser("c") is not None


def is_no_namespace(name: str) -> bool:
    """Say whether a name stands for the global namespace."""
    return name.strip() in _NO_NAMESPACE


def namespace(domain: str, name: str) -> str:
    """Say what is wrong with the namespace of C or C++."""
    if is_no_namespace(name):
        return ""
    return _family(domain, lambda made: made.namespace(), name)


def expression(domain: str, text: str) -> str:
    """Say what is wrong with an expression of C or C++."""
    return _family(domain, lambda made: made.expression(), text)


def reference(domain: str, kind: str, target: str) -> str:
    """Say what is wrong with the target of a role of C or C++."""
    if domain == "cpp" and kind in {"any", "func"}:
        target += "()"
    return _family(domain, lambda made: made.reference(), target)


def _family(domain: str, read: Callable[["_Reader"], None], text: str) -> str:
    parser = _parser(domain)
    if parser is None:
        return ""
    reader = _Reader(parser, domain, text)
    try:
        read(reader)
    except reader.failures as error:
        first = str(error).strip().split("\n", 1)[0]
        return f"{_NAMES[domain]} has no such thing as {text!r}: {first}"
    return reader.said


@cache
def _parser(domain: str) -> Callable[..., Any] | None:
    """Return Sphinx's parser of a domain; None where there is none."""
    import importlib

    try:
        module = importlib.import_module(f"sphinx.domains.{domain}._parser")
        parser: Callable[..., Any] = module.DefinitionParser
    except (ImportError, AttributeError):
        # It is no dependency, and its modules may move.
        return None
    return parser


class _Reader:
    """One text as Sphinx's parser reads it."""

    def __init__(
        self, parser: Callable[..., Any], domain: str, text: str
    ) -> None:
        from sphinx.util.cfamily import DefinitionError

        self.failures: tuple[type[Exception], ...] = (DefinitionError,)
        self.said = ""
        self._domain = domain
        self._made = parser(text, location=None, config=_config())
        # What it would only warn of.
        self._made.warn = self._note

    def _note(self, said: str) -> None:
        self.said = self.said or said.strip().split("\n", 1)[0]

    def declared(self, kind: str) -> None:
        """Read a declaration, or what an alias names."""
        if kind == "alias":
            self._made.parse_xref_object()
            return
        kinds = _KINDS[self._domain]
        self._made.parse_declaration(kinds.get(kind, kind), kind)
        self._made.assert_end()

    def namespace(self) -> None:
        """Read the name of a namespace."""
        self._made.parse_namespace_object()
        self._made.assert_end()

    def expression(self) -> None:
        """Read an expression."""
        self._made.parse_expression()

    def reference(self) -> None:
        """Read the target of a role."""
        self._made.parse_xref_object()


@cache
def _config() -> SimpleNamespace:
    """Return the settings of Sphinx that its parsers ask for."""
    from sphinx.domains.c import _ids

    return SimpleNamespace(
        c_id_attributes=[],
        c_paren_attributes=[],
        c_extra_keywords=getattr(_ids, "_macro_keywords", frozenset()),
        cpp_id_attributes=[],
        cpp_paren_attributes=[],
    )
