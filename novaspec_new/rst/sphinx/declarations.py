"""What a domain of Sphinx cannot read, and an index cannot take.

Each function returns what is wrong in plain words, or "".
"""

import re

from novaspec_new.rst.sphinx import c_family

# As Sphinx has them: prefix, name, type parameters, arguments, result.
# Compiled when they are used, as nearly no spec declares anything.
_PY = r"""
    ([\w.]*\.)? (\w+) \s* (?:\[\s*.*?\s*])?
    (?:\(\s*(?P<arguments>.*)\s*\) (?:\s*->\s*.*)? )?
    """
_OPTION = r"((?:/|--|-|\+)?[^\s=]+)(=?\s*.*)"
_ESCAPED_END = "\\\n"
_OLD_INDEX = frozenset(
    {
        *("module", "keyword", "operator", "object"),
        *("exception", "statement", "builtin"),
    }
)
_INDEX_PARTS = {"pair": 2, "double": 2, "triple": 3, "see": 2, "seealso": 2}


def signatures(argument: str) -> list[str]:
    """Return the declarations that a directive's argument holds."""
    return [
        line.strip() for line in argument.replace(_ESCAPED_END, "").split("\n")
    ]


def python(signature: str) -> str:
    """Say what is wrong with a declaration of Python's."""
    import ast

    match = re.fullmatch(_PY, signature, re.VERBOSE)
    arguments = match and match["arguments"]
    if not arguments:
        return ""
    try:
        made = ast.parse(f"def f({arguments}): pass").body[0]
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        # Sphinx reads such a one in a simpler way, and says nothing.
        return ""
    if not isinstance(made, ast.FunctionDef):
        return ""
    given = made.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    every += filter(None, (given.vararg, given.kwarg))
    names = [argument.arg for argument in every]
    twice = next((name for name in names if names.count(name) > 1), "")
    return f"the parameter {twice!r} is there twice" if twice else ""


def option(signature: str) -> str:
    """Say what is wrong with the description of an option."""
    for part in map(str.strip, signature.split(", ")):
        if not re.match(_OPTION, part):
            return f"{part!r} is no option"
    return ""


def index(entry: str) -> str:
    """Say what is wrong with a line of the ``index`` directive."""
    text = entry.strip().removeprefix("!").lstrip()
    kind, colon, value = text.partition(":")
    if colon and kind in _OLD_INDEX:
        return f"the index takes no {kind!r} any more"
    if colon and kind in _INDEX_PARTS:
        return _index_parts(kind, value, _INDEX_PARTS[kind])
    if colon and kind == "single":
        return index_single(value)
    values = (part.strip().removeprefix("!") for part in text.split(","))
    return next(filter(None, map(index_single, filter(None, values))), "")


def index_single(value: str) -> str:
    """Say what is wrong with a plain entry of the index."""
    return _index_parts("single", value, 1)


def _index_parts(kind: str, value: str, least: int) -> str:
    parts = [part for part in value.split(";", least - 1) if part.strip()]
    if len(parts) >= least:
        return ""
    return f"an entry {kind!r} of the index has {least} parts, divided by ;"


def line_numbers(text: str, total: int) -> str:
    """Say what is wrong with a list of line numbers, as ``1,3-5``.

    ``total`` is how many lines there are.
    """
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        try:
            start = int(first or 1) if dash else int(first)
            end = int(last or max(start, total)) if dash else start
        except ValueError:
            return f"{part.strip()!r} is no number of a line"
        if not (first or last) or start > end:
            return f"{part.strip()!r} are no numbers of lines"
    return ""


def tokens(argument: str) -> list[str]:
    """Return the names that a grammar's productions define."""
    lines = argument.replace(_ESCAPED_END, "").splitlines()
    group = ""
    if lines and ":" not in lines[0]:
        group = f"{lines.pop(0).strip()}:"
    names = (line.partition(":")[0].strip() for line in lines)
    return [group + name for name in names if name]


def grammar(argument: str) -> str:
    """Say what is wrong with a grammar's productions."""
    lines = argument.replace(_ESCAPED_END, "").splitlines()
    if lines and ":" not in lines[0]:
        lines.pop(0)
    if lines and ":" in lines[0]:
        return ""
    return "a grammar has productions, each a name, a colon and its parts"


def declaration(directive: str, signature: str) -> str:
    """Say what is wrong with one declaration, by its directive's name."""
    domain, _, kind = directive.rpartition(":")
    if domain in {"c", "cpp"}:
        return c_family.declaration(domain, kind, signature)
    if domain == "py":
        return python(signature)
    return option(signature) if kind in {"option", "cmdoption"} else ""
