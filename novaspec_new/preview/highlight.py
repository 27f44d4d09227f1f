"""Code with its highlighting, as spans with Pygments' class names."""

from functools import cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.lexer import Lexer

DEFAULT = "default"
_PROMPT = ">>>"
_PYTHON = frozenset({"py", "python", "py3", "python3", DEFAULT})
_LIGHT, _DARK = "tango", "github-dark"


def lines(code: str, language: str) -> list[str]:
    """Return each line of code as HTML, without its line's end.

    A language of Sphinx's default is Python where the code is Python,
    and none elsewhere. One that is unknown is shown as it is.
    """
    lexer = _lexer(language, code)
    if lexer is None:
        return [escape(line) for line in code.split("\n")]
    from pygments import highlight
    from pygments.formatters import HtmlFormatter

    marked = highlight(code, lexer, HtmlFormatter(nowrap=True))
    return marked.removesuffix("\n").split("\n")


def styles() -> str:
    """Return the CSS of the classes, for a light page and a dark one."""
    from pygments.styles import get_style_by_name
    from pygments.token import STANDARD_TYPES

    light, dark = get_style_by_name(_LIGHT), get_style_by_name(_DARK)
    rules = []
    for token, name in STANDARD_TYPES.items():
        if not name:
            continue
        day = light.style_for_token(token)
        colors = (day["color"], dark.style_for_token(token)["color"])
        said = []
        if any(colors):
            both = [f"#{color}" if color else "CanvasText" for color in colors]
            said.append(f"color: light-dark({', '.join(both)})")
        if day["bold"]:
            said.append("font-weight: 600")
        if day["italic"]:
            said.append("font-style: italic")
        if said:
            rules.append(f"pre.code .{name} {{ {'; '.join(said)} }}\n")
    return "".join(rules)


def _lexer(language: str, code: str) -> "Lexer | None":
    name = language.lower()
    if name in _PYTHON:
        is_session = code.startswith(_PROMPT)
        lexer = _named("pycon" if is_session else "python")
        if name == DEFAULT and not is_session and not _fits(lexer, code):
            return None
        return lexer
    if name == "none":
        return None
    if name == "guess":
        from pygments.lexers import guess_lexer

        return guess_lexer(code, stripnl=False)
    return _named({"pycon3": "pycon"}.get(name, name))


@cache
def _named(name: str) -> "Lexer | None":
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        # Empty lines at the ends are the author's, and are counted.
        return get_lexer_by_name(name, stripnl=False)
    except ClassNotFound:
        return None


def _fits(lexer: "Lexer | None", code: str) -> bool:
    from pygments.token import Error

    return lexer is not None and all(
        token is not Error
        for _, token, _ in lexer.get_tokens_unprocessed(code + "\n")
    )
