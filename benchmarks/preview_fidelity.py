"""Counts how far our page and Sphinx's own say the same.

    python benchmarks/preview_fidelity.py CHECKOUT BUILT

CHECKOUT is a checkout of specs, BUILT the HTML that its documentation's
build has made of it (with Sphinx 9 and openstackdocstheme). Of each spec
three lists are compared: the blocks with their text (structure and
text), the anchors of the headings, and the links.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

sys.path.insert(0, os.fspath(Path(__file__).parents[1]))

from novaspec_new.preview import article, page_context_loader
from novaspec_new.workspace import cross_references
from novaspec_new.workspace.checkout import Checkout
from tests.support.told import Told, read

# A page of ours is an article, wrapped so; Sphinx's is in a section.
_WRAPPED = "<main>{}</main>"


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
        return page_context_loader.site_address(checkout, document)

    facts = page_context_loader.load(path, checkout, lambda _: "picture", site)
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
