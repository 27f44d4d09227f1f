"""Gathers from a checkout what a page has to know of a spec."""

import base64
import posixpath
from collections.abc import Callable
from pathlib import Path

from docutils.nodes import make_id

from novaspec_new.preview.page_context import PageContext, Place
from novaspec_new.spec.labels import normal
from novaspec_new.workspace import cross_references, files, pictures
from novaspec_new.workspace.checkout import Checkout

# Where OpenStack shows the specs of each of its repositories.
_SITE = "https://specs.openstack.org/openstack/{}/{}.html"


def site_address(checkout: Checkout, document: str) -> str:
    """Return the address of a document's page on the project's site.

    It is empty where the profile names no repository.
    """
    names = checkout.profile.repositories
    return _SITE.format(names[0], document) if names else ""


def load(
    path: Path,
    checkout: Checkout | None,
    picture: Callable[[Path], str],
    page: Callable[[str], str],
) -> PageContext:
    """Return what is known of a spec's file.

    ``picture`` makes an address of a picture's file, ``page`` one of
    another document's name, as Sphinx calls it. Outside of a checkout
    nothing is known.
    """
    if checkout is None or not path.is_relative_to(checkout.root):
        return PageContext()
    root = checkout.root
    own = cross_references.docname(root, path)

    def image(name: str) -> str | None:
        found = pictures.find(root, own, name)
        return picture(found) if found else None

    def document(name: str) -> Place | None:
        folder = posixpath.dirname(own)
        target = posixpath.normpath(posixpath.join("/", folder, name))
        title = cross_references.title(root, target.lstrip("/"))
        if title is None:
            return None
        return Place(page(target.lstrip("/")), title)

    def label(name: str) -> Place | None:
        known = cross_references.read(root, own).labels.get(name)
        if not known:
            return None
        best = next((each for each in known if each.heading), known[0])
        title = cross_references.heading(root, best.document, normal(name))
        return Place(f"{page(best.document)}#{make_id(name)}", title)

    return PageContext(image, label, document, site_address(checkout, own))


def embedded(path: Path) -> str:
    """Return an address that holds a picture's own bytes."""
    data = base64.b64encode(files.read_bytes(path)).decode("ascii")
    return f"data:{pictures.media_type(path)};base64,{data}"
