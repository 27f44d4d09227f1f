"""Rules on what Sphinx's directives declare: how, and whether once."""

from collections.abc import Callable, Iterator

from docutils import nodes

from novaspec_new.check.findings import Finding, error
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.rst.sphinx import (
    c_family,
    conditions,
    declarations,
    objects,
)
from novaspec_new.spec.defined_objects import declared_name
from novaspec_new.spec.labels import normal

DECLARATION = error(
    "rst-declaration",
    "a declaration cannot be read",
    "write it as its language does, or use a code-block",
)
TERM = error(
    "link-term-taken",
    "a term or token is defined twice",
    "define it in one place, and refer to it from the other",
)
RULES = (DECLARATION, TERM)

_GRAMMARS = frozenset({"productionlist", "std:productionlist"})
_FAULTS: dict[str, Callable[[str], str]] = {
    "index": lambda text: next(
        filter(None, map(declarations.index, text.split("\n"))), ""
    ),
    "only": conditions.fault,
    **dict.fromkeys(_GRAMMARS, declarations.grammar),
    "c:namespace": lambda text: c_family.namespace("c", text),
    "c:namespace-push": lambda text: c_family.namespace("c", text),
    "cpp:namespace": lambda text: c_family.namespace("cpp", text),
    "cpp:namespace-push": lambda text: c_family.namespace("cpp", text),
}


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Tell what cannot be read, and what there is already."""
    used = [*_directives(spec)]
    depth = {"c": 0, "cpp": 0}
    for name, node in used:
        argument: str = node["arguments"][0] if node["arguments"] else ""
        for said in filter(None, _faults(spec, name, argument, node)):
            yield _finding(spec, node, said, argument)
        domain, _, kind = name.rpartition(":")
        if kind == "namespace-pop":
            if not depth[domain]:
                yield _finding(
                    spec, node, "there is no namespace to leave", ""
                )
            depth[domain] = max(depth[domain] - 1, 0)
        elif kind in {"namespace", "namespace-push"}:
            is_none = c_family.is_no_namespace(argument)
            before = depth[domain] if kind == "namespace-push" else 0
            depth[domain] = before + (not is_none)
    yield from _taken(spec, used)


_Used = tuple[str, nodes.Element]


def _directives(spec: ParsedSpec) -> Iterator[_Used]:
    """Yield each directive of Sphinx's in the tree with its name."""
    found: list[nodes.Element] = [*spec.every(nodes.container)]
    found += spec.every(nodes.literal_block)
    found.sort(key=lambda node: node.line or 0)
    for node in found:
        if "arguments" in node and node["classes"]:
            yield node["classes"][0], node


def _faults(
    spec: ParsedSpec, name: str, argument: str, node: nodes.Element
) -> Iterator[str]:
    if name in _FAULTS:
        yield _FAULTS[name](argument)
    full = objects.domains().get(name)
    if full:
        for signature in declarations.signatures(argument):
            yield declarations.declaration(full, signature)
    if full and full.endswith(":alias"):
        options = node.get("alias", (1, False))
        if options == (1, True):
            yield "with 'noroot' there has to be a 'maxdepth', but not of 1"
        for signature in declarations.signatures(argument):
            if not _is_declared(spec, signature):
                yield f"nothing declares {signature!r}"


def _is_declared(spec: ParsedSpec, name: str) -> bool:
    """Say whether what an alias names is declared, here or elsewhere."""
    others = spec.context.cross_references()
    if others is None or not c_family.is_there():
        return True
    key = f":{normal(declared_name(name))}"
    return key in spec.defined_objects or key in others.objects


def _line(spec: ParsedSpec, node: nodes.Element) -> tuple[int, int]:
    """Return where a directive begins."""
    line = min(max(node.line or 1, 1), len(spec.lines))
    return line, max(spec.lines[line - 1].find(".."), 0) + 1


def _finding(
    spec: ParsedSpec, node: nodes.Element, said: str, argument: str
) -> Finding:
    line, column = _line(spec, node)
    return DECLARATION.at(
        line, column, said, text=argument.split("\n", maxsplit=1)[0]
    )


def _taken(spec: ParsedSpec, used: list[_Used]) -> Iterator[Finding]:
    """Tell of terms and tokens that there are already, here or elsewhere."""
    terms = [
        (str(term.astext()), term.line or 1, "term")
        for list_ in spec.every(nodes.definition_list)
        if "glossary" in list_["classes"]
        for term in list_
        if isinstance(term, nodes.term)
    ]
    tokens = [
        (token, _line(spec, node)[0], "token")
        for name, node in used
        if name in _GRAMMARS and node["arguments"]
        for token in declarations.tokens(node["arguments"][0])
    ]
    if not terms and not tokens:
        return
    others = spec.context.cross_references()
    known: dict[tuple[str, str], int] = {}
    for name, line, kind in (*terms, *tokens):
        is_again = (kind, name) in known
        first = known.setdefault((kind, name), line)
        elsewhere: tuple[str, ...] = ()
        if others is not None:
            found = others.terms if kind == "term" else others.tokens
            elsewhere = found.get(name, ())
        if elsewhere or is_again:
            place = f"{elsewhere[0]}.rst" if elsewhere else f"line {first}"
            yield TERM.at(
                line,
                message=f"the {kind} {name!r} is defined in {place} too",
                text=name,
            )
