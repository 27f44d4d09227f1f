"""Rules on code blocks: Sphinx lexes each in the language it names."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from docutils import nodes

from novaspec_new.check import code_blocks
from novaspec_new.check.findings import Finding, error, warning
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.rst.markdown import CodeFit

LANGUAGE = error(
    "code-language",
    "the language of a code block is unknown",
    "name a language that Pygments has, or 'none' or 'text'",
)
LEX = error(
    "code-lex",
    "a code block is not in the language that it names",
    "mend the code, or name another language, as 'none' or 'text'",
)
JSON = warning(
    "code-json",
    "a JSON sample does not parse",
    "mend it, or name another language, as 'none' or 'javascript'",
)
RULES = (LANGUAGE, LEX, JSON)

if TYPE_CHECKING:
    from pygments.lexer import Lexer

# Without a language Sphinx tries Python and is content if it is not.
_DEFAULT = "default"
_PYTHON = frozenset({"py", "python", "py3", "python3"})
_PROMPT = ">>>"


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Lex the code blocks as Sphinx does, and tell where that fails."""
    default = _DEFAULT
    for node in spec.every(nodes.literal_block):
        if "highlight" in node["classes"] and node.get("arguments"):
            default = node["arguments"][0]
            continue
        if "shown_language" in node:
            yield from _shown(spec, node)
            continue
        if node.rawsource != node.astext() and "code" not in node["classes"]:
            # Parsed literals, and directives kept as they are.
            continue
        language = node.get("language") or default
        if language != _DEFAULT and not node.get("force"):
            yield from _block(spec, node, language)


def fit(language: str, code: str) -> CodeFit:
    """Say whether Sphinx takes a code block as what it says it is."""
    if language in _PYTHON:
        language = "pycon" if code.startswith(_PROMPT) else "python"
    lexer = _lexer(language, code)
    if lexer is None:
        return CodeFit.UNKNOWN
    if _error(lexer, code) is not None:
        return CodeFit.UNLIKE
    return CodeFit.FITS


def _shown(spec: ParsedSpec, node: nodes.literal_block) -> Iterator[Finding]:
    """Look at the language alone of a file that is shown here."""
    language = node["shown_language"]
    if language not in _PYTHON and _named_lexer(language) is None:
        yield _unknown(spec, node.line or 1, language)


def _unknown(spec: ParsedSpec, line: int, language: str) -> Finding:
    line = min(line, len(spec.lines))
    column = max(spec.lines[line - 1].rfind(language), 0) + 1
    return LANGUAGE.at(
        line,
        column,
        f"the language {language!r} is unknown to Pygments",
        text=language,
    )


def _block(
    spec: ParsedSpec, node: nodes.literal_block, language: str
) -> Iterator[Finding]:
    code = code_blocks.code(spec, node)
    if language in _PYTHON:
        prompt = code.text.startswith(_PROMPT)
        language = "pycon" if prompt else "python"
    lexer = _lexer(language, code.text)
    if lexer is None:
        yield _unknown(spec, node.line or code.line, language)
        return
    offset = _error(lexer, code.text)
    if offset is None:
        if language.lower() == "json" and code.text:
            yield from _json(code)
    else:
        near = code.text[offset : offset + 20].split("\n", 1)[0]
        line, column = code.place(offset)
        yield LEX.at(
            line, column, f"this is no {language}: {near!r}", text=near[:1]
        )


def _json(code: code_blocks.Code) -> Iterator[Finding]:
    import json

    try:
        json.loads(code.text)
    except json.JSONDecodeError as error:
        offset, what = _culprit(code.text, error.pos)
        line, column = code.place(offset)
        yield JSON.at(line, column, what, text=code.text[offset].strip())
    except RecursionError:
        # Deeper than any sample; what it holds is not our business.
        return


def _culprit(text: str, offset: int) -> tuple[int, str]:
    """Return where JSON is wrong, and how, whatever Python reads it."""
    before = text[:offset].rstrip()
    if text[offset : offset + 1] in {"}", "]"} and before.endswith(","):
        offset = len(before) - 1
    if text[offset : offset + 1] == ",":
        return offset, "this JSON does not parse: a comma too many"
    return min(offset, len(text) - 1), "this JSON does not parse from here on"


@cache
def _named_lexer(language: str) -> "Lexer | None":
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    if language in {"none", "pycon3"}:
        language = {"none": "text", "pycon3": "pycon"}[language]
    try:
        return get_lexer_by_name(language)
    except ClassNotFound:
        return None


def _lexer(language: str, code: str) -> "Lexer | None":
    if language != "guess":
        return _named_lexer(language)
    from pygments.lexers import guess_lexer

    return guess_lexer(code)


def _error(lexer: "Lexer", code: str) -> int | None:
    """Return where in the code the first token is that is none."""
    from pygments.token import Error

    for offset, token, _ in lexer.get_tokens_unprocessed(code + "\n"):
        if token is Error:
            return min(int(offset), len(code) - 1)
    return None
