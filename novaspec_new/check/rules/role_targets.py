"""Rules on roles: what they lead to, and what they can read."""

from collections.abc import Iterator, Mapping

from docutils import nodes

from novaspec_new.check.findings import Finding, Rule, error
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.check.rules import declarations, linked_files
from novaspec_new.check.rules.labels_and_footnotes import labels_of
from novaspec_new.rst.sphinx import c_family
from novaspec_new.rst.sphinx import declarations as sphinx_declarations
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
TARGET = error(
    "link-target",
    "a role refers to something that is not defined",
    "mend the name, or use double backquotes",
)
NUMBER = error(
    "link-number",
    "a role that leads to a numbered document has no number",
    "give the number alone, as in ':rfc:`2324`', with an anchor after #",
)
RULES = (LABEL, UNTITLED, TARGET, NUMBER)

_SPHINX_LABELS = frozenset({"genindex", "modindex", "search"})
# Roles at which Sphinx warns where it finds nothing, but for labels and
# documents; and what it calls the objects that they lead to.
_STRICT_ROLES = {
    "any": "",
    "confval": "confval",
    "eq": "math",
    "option": "option",
    "term": "term",
}
_NUMBERED = frozenset({"rfc", "pep", "cwe"})
# What an exclamation mark does not silence.
_ALWAYS_READ = frozenset(
    {"index", "c:expr", "c:texpr", "cpp:expr", "cpp:texpr"}
)


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Tell what Sphinx would not find, or not understand."""
    if spec.tree is None:
        return
    used = [node for node in spec.every(nodes.inline) if node.get("role")]
    labels = labels_of(spec.tree) if used else {}
    for node in used:
        yield from _role(spec, node, labels)


def _role(
    spec: ParsedSpec, node: nodes.inline, labels: Mapping[str, bool]
) -> Iterator[Finding]:
    role = node["role"].removeprefix("std:")
    target = node["target"]
    if role in _NUMBERED:
        # Also one that begins as if it were to lead nowhere.
        if not _is_number(target.partition("#")[0]):
            yield _at(spec, node, NUMBER, target)
        return
    if node["disabled"] and role not in _ALWAYS_READ:
        return
    said = _unreadable(role, node)
    if said:
        line, column = spec.locator.place(node)
        yield declarations.DECLARATION.at(
            line, column, said, text=node.rawsource.split("\n", 1)[0]
        )
        return
    rule = _target_rule(spec, node, role, labels)
    if rule:
        yield _at(spec, node, rule, target)


def _target_rule(
    spec: ParsedSpec, node: nodes.inline, role: str, labels: Mapping[str, bool]
) -> Rule | None:
    """Return the rule that a role's target breaks, if any."""
    target = node["target"]
    rule = None
    if role == "numref":
        # The project's build numbers no figures, and no sections.
        rule = TARGET
    elif role == "keyword":
        if target != target.strip() or not _is_titled(spec, target, labels):
            rule = TARGET
    elif role == "ref":
        rule = _label_rule(
            spec, normal(target), labels, explicit=node["explicit"]
        )
    elif role == "doc":
        rule = (
            None if spec.has_file(f"{target}.rst") else linked_files.DOCUMENT
        )
    elif role == "download":
        rule = (
            None if not target or spec.has_file(target) else linked_files.FILE
        )
    elif role in _STRICT_ROLES and not _is_object(spec, node, role):
        rule = TARGET
    return rule


def _at(
    spec: ParsedSpec, node: nodes.inline, rule: Rule, target: str
) -> Finding:
    line, column = spec.locator.place(node)
    text = node.rawsource.split("\n", 1)[0]
    return rule.at(line, column, f"{rule.summary}: {target!r}", text=text)


def _is_number(text: str) -> bool:
    """Say whether Python reads a number, as Sphinx has it do."""
    try:
        int(text)
    except ValueError:
        return False
    return True


def _unreadable(role: str, node: nodes.inline) -> str:
    """Say what is wrong with a role's text as its domain reads it."""
    target = node["target"]
    domain, _, kind = role.rpartition(":")
    if role == "index" and node["explicit"]:
        return sphinx_declarations.index(target)
    if role in {"index", "envvar"}:
        return sphinx_declarations.index_single(target.removeprefix("!"))
    if domain not in {"c", "cpp"}:
        return ""
    if kind in {"expr", "texpr"}:
        text = node["source_text"].replace("\n", " ")
        return c_family.expression(domain, text)
    if kind in {"any", "func"}:
        target = target.removesuffix("()")
    if not node["explicit"]:
        target = target.lstrip("~")
    return c_family.reference(domain, kind, target)


def _is_titled(
    spec: ParsedSpec, name: str, labels: Mapping[str, bool]
) -> bool:
    """Say whether a label with a heading is there; so if none are known."""
    others = spec.context.cross_references()
    if labels.get(name) or others is None or name in _SPHINX_LABELS:
        return True
    return any(label.heading for label in others.labels.get(name, ()))


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
        return LABEL if others.is_whole else None
    titled = any(label.heading for label in elsewhere)
    return None if explicit or titled else UNTITLED


def _is_object(spec: ParsedSpec, node: nodes.inline, role: str) -> bool:
    """Say whether what a role refers to is defined, here or elsewhere."""
    target, kind = node["target"], _STRICT_ROLES[role]
    others = spec.context.cross_references()
    if others is None:
        # Any other document may define it.
        return True
    own = spec.defined_objects
    names = [normal(target)]
    if role == "option":
        names = [*_option_names(target)]
        programs = {
            key.removeprefix("option:").rpartition(" ")[0]
            for key in own
            if key.startswith("option:")
        }
        names += [f"{each} {name}" for each in programs for name in names]
    if role == "any" and (
        normal(target) in _SPHINX_LABELS
        or normal(target) in others.labels
        or (spec.tree and normal(target) in labels_of(spec.tree))
        or spec.has_file(f"{target}.rst")
    ):
        return True
    keys = [f"{kind}:{name}" for name in names]
    return any(key in own or key in others.objects for key in keys)


def _option_names(target: str) -> Iterator[str]:
    """Yield what an option may be called, without its value."""
    for end in ("", "=", "[", " "):
        name = target.partition(end)[0] if end else target
        yield normal(name)
