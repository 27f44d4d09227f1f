"""What an HTML page of a spec says: its blocks, anchors and links.

It reads our page and Sphinx's alike, so that they can be compared.
"""

from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urljoin

_BLOCKS = {
    *("h1", "h2", "h3", "h4", "h5", "h6"),
    *("p", "li", "dt", "dd", "pre", "td", "th", "caption", "tr", "table"),
    *("ul", "ol", "dl", "blockquote", "aside", "figcaption"),
}
_VOID = {"br", "col", "hr", "img", "input", "link", "meta", "wbr"}
# What a theme adds around or in the text.
_ADDED = {"headerlink", "docs-actions", "linenos", "nv-no", "nv-todo"}


class Told(NamedTuple):
    """What a page says."""

    blocks: list[str]
    anchors: list[str]
    links: list[str]


class _Reader(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__()
        self.told = Told([], [], [])
        self._base = base
        self._open: list[tuple[str, bool, bool]] = []
        self._text = ""
        self._kind = ""

    def handle_starttag(
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = set(given.get("class", "").split())
        was_in = bool(self._open and self._open[-1][1])
        was_off = bool(self._open and self._open[-1][2])
        is_in = was_in or tag in {"section", "main"}
        is_off = was_off or bool(classes & _ADDED) or "nav" in classes
        if tag in _VOID:
            if is_in and tag == "img" and not is_off:
                self._end_block()
                self.told.blocks.append("img")
            return
        self._open.append((tag, is_in, is_off))
        if not is_in or is_off:
            return
        if tag in _BLOCKS:
            self._end_block()
            self._kind = tag
        if tag == "section" and given.get("id"):
            self.told.anchors.append(given["id"])
        if tag == "a" and "href" in given:
            link = urljoin(self._base, given["href"])
            # Sphinx cloaks the addresses of people.
            self.told.links.append(link.replace("%40", "@"))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        while self._open:
            top, is_in, is_off = self._open.pop()
            if is_in and not is_off and top in _BLOCKS:
                self._end_block()
            if top == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][1] and not self._open[-1][2]:
            self._text += data

    def _end_block(self) -> None:
        words = " ".join(self._text.split())
        if words:
            self.told.blocks.append(f"{self._kind}: {words}")
        self._text, self._kind = "", ""


def read(html: str, base: str = "") -> Told:
    """Return what an HTML page says in its article."""
    reader = _Reader(base)
    reader.feed(html)
    reader.close()
    return reader.told
