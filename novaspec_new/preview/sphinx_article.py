"""An article as the checkout's own Sphinx built it, made fit for our page."""

import html
import re

from novaspec_new.preview.addresses import followed
from novaspec_new.preview.article import Article

# What may do something by itself; raw HTML is for a project to allow, but
# not for this page.
_ACTIVE = re.compile(
    r"<(?=/?(?:base|embed|form|iframe|link|meta|object|script|style)\b)",
    re.IGNORECASE,
)
_LINK = re.compile(r'<a ([^>]*?)href="([^"]*)"')
_SECTION = re.compile(r'<section id="([^"]*)">')
_HEADING = re.compile(
    r'<section id="([^"]*)">\s*(?:<span id="[^"]*"></span>\s*)*'
    r'<h\d[^>]*? data-line="(\d+)"'
)


def article(ours: Article, body: str, address: str) -> Article:
    """Return Sphinx's text in the place of ours.

    ``body`` is its HTML, whose relative links count from ``address``.
    What a finding leads to there is the section that it is in.
    """
    lines = {name: int(line) for name, line in _HEADING.findall(ours.html)}
    kept: list[int] = []

    def placed(match: re.Match[str]) -> str:
        line = lines.get(match[1])
        if line is None or line in kept:
            return match[0]
        kept.append(line)
        return f'{match[0]}<span data-line="{line}" id="L{line}"></span>'

    def linked(match: re.Match[str]) -> str:
        given = html.unescape(match[2])
        safe = followed(given, address)
        if safe is None:
            return f"<a {match[1]}"
        opens = "" if safe.startswith("#") else 'target="_blank" '
        return f'<a {opens}{match[1]}href="{html.escape(safe)}"'

    text = _ACTIVE.sub("&lt;", body)
    text = _LINK.sub(linked, _SECTION.sub(placed, text))
    # The sign is our style's; and so are the colours of code.
    text = text.replace(">\xb6</a>", "></a>")
    text = text.replace("<pre>", '<pre class="code" tabindex="0">')
    return ours._replace(html=text, lines=tuple(sorted(kept)))
