"""Sphinx's descriptions of objects: functions, options and the like."""

from collections.abc import Iterator
from functools import cache

from docutils import nodes
from docutils.parsers.rst import directives

from novaspec_new.rst.sphinx.base import Container, Known
from novaspec_new.rst.sphinx.options import anything, options

_FLAG = directives.flag
_SPARE = options(
    _FLAG,
    """
    no-contents-entry no-index-entry no-typesetting nocontentsentry
    noindexentry
    """,
)
_BASE = _SPARE | options(_FLAG, "no-index noindex")
_C = _SPARE | options(_FLAG, "single-line-parameter-list")
_PY = (
    _BASE
    | options(
        _FLAG, "single-line-parameter-list single-line-type-parameter-list"
    )
    | options(directives.unchanged, "annotation canonical module")
)
_MODULE = options(
    _FLAG,
    """
    no-contents-entry no-index no-index-entry no-typesetting
    nocontentsentry noindex
    """,
)
_METHOD = options(
    _FLAG, "abstract abstractmethod async classmethod final staticmethod"
)


class Object(Container):
    """The description of one object, or several, each on a line."""

    required_arguments = 1
    option_spec = _BASE


class _CObject(Object):
    option_spec = _C


class _CppObject(Object):
    option_spec = _C | options(_FLAG, "tparam-line-spec")


class _Alias(Known):
    """Declarations that are shown again."""

    has_content = True
    required_arguments = 1
    option_spec = options(_FLAG, "noroot") | {
        "maxdepth": directives.nonnegative_int
    }

    def run(self) -> list[nodes.Node]:
        """Return its source; ``alias`` is its depth, and without its root."""
        node = self.literal()
        depth = self.options.get("maxdepth", 1)
        node["alias"] = (depth, "noroot" in self.options)
        return [node]


class _CppAlias(_Alias):
    """One below which there may be text."""

    def run(self) -> list[nodes.Node]:
        """Return likewise, and then what is below it."""
        below = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, below)
        return [*super().run(), below]


class _JsObject(Object):
    option_spec = _BASE | options(_FLAG, "single-line-parameter-list")


class _Module(Container):
    required_arguments = 1
    final_argument_whitespace = False
    option_spec = _MODULE


class _PyModule(_Module):
    option_spec = (
        _MODULE
        | options(_FLAG, "deprecated")
        | options(anything, "platform synopsis")
    )


class _PyObject(Object):
    option_spec = _PY


class _PyFunction(Object):
    option_spec = _PY | options(_FLAG, "async")


class _PyVariable(Object):
    option_spec = _PY | options(directives.unchanged, "type value")


class _PyClass(Object):
    option_spec = _PY | options(_FLAG, "abstract final")


class _PyMethod(Object):
    option_spec = _PY | _METHOD


class _PyProperty(Object):
    option_spec = (
        _PY
        | options(_FLAG, "abstract abstractmethod classmethod")
        | options(directives.unchanged, "type")
    )


class _Value(Object):
    """A value of a configuration, which has a type and a default."""

    option_spec = options(
        _FLAG, "no-contents-entry no-index no-index-entry no-typesetting"
    ) | options(directives.unchanged_required, "default type")

    def run(self) -> list[nodes.Node]:
        """Return the description, and what is wrong in these two."""
        found = super().run()
        for name in ("default", "type"):
            text = self.options.get(name, "")
            found += self.state.inline_text(text, self.lineno)[1]
        return found


class _RstOption(Object):
    option_spec = _BASE | options(directives.unchanged, "type")


# The names in each domain, "" being what has none.
_BY_CLASS: dict[str, dict[type[Known], str]] = {
    "": {Object: "describe object"},
    "c": {
        _CObject: (
            "enum enumerator function macro member struct type union var"
        ),
        _Alias: "alias",
    },
    "cpp": {
        _CppObject: (
            "class concept enum enum-class enum-struct enumerator function "
            "member struct type union var"
        ),
        _CppAlias: "alias",
    },
    "js": {
        _JsObject: "attribute class data function method",
        _Module: "module",
    },
    "py": {
        _PyFunction: "decorator function",
        _PyVariable: "attribute data",
        _PyClass: "class exception",
        _PyMethod: "decoratormethod method",
        _PyObject: "classmethod staticmethod type",
        _PyProperty: "property",
        _PyModule: "module",
    },
    "rst": {Object: "directive role", _RstOption: "directive:option"},
    "std": {Object: "cmdoption envvar option", _Value: "confval"},
}
_NO_SIGNATURE = frozenset({"describe", "object"})
# Sphinx looks a name without a domain up in these.
_UNPREFIXED = frozenset({"py", "std"})


def known() -> Iterator[tuple[str, type[Known]]]:
    """Yield each directive's name and what parses it."""
    for domain, classes in _BY_CLASS.items():
        for parser, names in classes.items():
            for name in names.split():
                yield f"{domain}:{name}" if domain else name, parser
                if domain in _UNPREFIXED:
                    yield name, parser


@cache
def domains() -> dict[str, str]:
    """Return each directive that declares something, with its full name.

    That begins with the domain, also where the directive's does not.
    """
    return {
        name: name if ":" in name else f"{_domain(name)}:{name}"
        for name, _ in known()
        if name not in _NO_SIGNATURE
    }


def _domain(name: str) -> str:
    return next(
        domain
        for domain in sorted(_UNPREFIXED)
        if any(name in names.split() for names in _BY_CLASS[domain].values())
    )
