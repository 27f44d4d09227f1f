"""Counts how far our page and Sphinx's own say the same.

    python benchmarks/preview_fidelity.py CHECKOUT BUILT

CHECKOUT is a checkout of specs, BUILT the HTML that its documentation's
build has made of it (with Sphinx 9 and openstackdocstheme). Of each spec
three lists are compared: the blocks with their text (structure and
text), the anchors of the headings, and the links.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

from novaspec_new.preview import article, facts_loader
from novaspec_new.workspace import cross_references
from novaspec_new.workspace.checkout import Checkout

_BLOCKS = {
    *("h1", "h2", "h3", "h4", "h5", "h6"),
    *("p", "li", "dt", "dd", "pre", "td", "th", "caption", "tr", "table"),
    *("ul", "ol", "dl", "blockquote", "aside", "figcaption"),
}
# A page of ours is an article, wrapped so; Sphinx's is in a section.
_WRAPPED = "<main>{}</main>"
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


def _pairs(root: Path, built: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each spec, and the page that Sphinx has made of it."""
    checkout = Checkout.find(root)
    assert checkout is not None
    for path in checkout.specs():
        name = cross_references.docname(root, path)
        page = built / f"{name}.html"
        if page.is_file():
            yield path, page


def compare(path: Path, page: Path) -> tuple[Told, Told]:
    """Return what our page of a spec says, and what Sphinx's does."""
    checkout = Checkout.find(path.parent)
    assert checkout is not None

    def site(document: str) -> str:
        return facts_loader.site_address(checkout, document)

    facts = facts_loader.load(path, checkout, lambda _: "picture", site)
    made = article.render(path.read_text("utf-8"), facts)
    ours = _WRAPPED.format(made.html)
    theirs = page.read_text("utf-8")
    return read(ours, facts.address), read(theirs, facts.address)


def main() -> None:
    """Compare all that there is, and print the counts."""
    root, built = (Path(name).resolve() for name in sys.argv[1:3])
    is_verbose = "-v" in sys.argv
    alike: Counter[str] = Counter()
    equal: Counter[str] = Counter()
    total: Counter[str] = Counter()
    specs = 0
    for path, page in _pairs(root, built):
        specs += 1
        ours, theirs = compare(path, page)
        for kind in Told._fields:
            left, right = getattr(ours, kind), getattr(theirs, kind)
            total[kind] += len(right)
            alike[kind] += (Counter(left) & Counter(right)).total()
            equal[kind] += left == right
            if is_verbose and left != right:
                print(f"{path.relative_to(root)}: {kind}")
                told = unified_diff(right, left, "Sphinx", "ours", n=0)
                for line in told:
                    print(f"  {line.rstrip()[:200]}")
    print(f"{specs} specs")
    for kind in Told._fields:
        print(
            f"{kind}: {alike[kind]} of {total[kind]} the same, "
            f"{equal[kind]} specs alike to the last"
        )


if __name__ == "__main__":
    main()
