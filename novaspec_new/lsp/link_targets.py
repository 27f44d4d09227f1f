"""What a spec may refer to: the labels and documents around it."""

from collections.abc import Iterator, Mapping

from novaspec_new.lsp.open_spec import OpenSpec
from novaspec_new.spec.labels import global_labels
from novaspec_new.workspace import cross_references


def labels(spec: OpenSpec) -> Mapping[str, str]:
    """Return the labels for ``:ref:``, each with the document it is in."""
    found = dict.fromkeys(global_labels(spec.text.normal), "in this document")
    others = spec.context.cross_references()
    for name, places in others.labels.items() if others else ():
        titled = [place.document for place in places if place.heading]
        if titled:
            found.setdefault(name, titled[0])
    return found


def documents(spec: OpenSpec) -> Iterator[str]:
    """Yield the names of the checkout's specs as ``:doc:`` takes them."""
    checkout = spec.checkout
    for path in checkout.specs() if checkout else ():
        if path.suffix == ".rst" and path != spec.path and checkout:
            yield f"/{cross_references.docname(checkout.root, path)}"
