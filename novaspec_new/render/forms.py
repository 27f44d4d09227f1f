"""The text of sections that have a shape, as the template has it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from novaspec_new.render.jinja import render_body
from novaspec_new.rst.escape import escape
from novaspec_new.spec import list_entries

if TYPE_CHECKING:
    from novaspec_new.spec.rest_api import Method


def assignees(primary: str | None, others: Sequence[str]) -> str:
    """Return the section on who does the work, in the template's shape.

    The names are plain text, not reStructuredText.
    """
    return render_body(
        "assignees.rst.j2",
        primary=escape(primary or ""),
        others=[escape(name) for name in others],
    )


def liaison(name: str) -> str:
    """Return the section on the feature liaison, named in plain text."""
    return render_body("liaison.rst.j2", name=escape(name))


def items(texts: Iterable[str]) -> str:
    """Return a list of entries, each of which is reStructuredText."""
    return render_body(
        "items.rst.j2", entries=list(list_entries.laid_out(texts))
    )


def api(methods: Iterable["Method"]) -> str:
    """Return the section on the REST API: a part for each method."""
    given = [method for method in methods if method.path]
    return render_body("rest-api.rst.j2", methods=given)


def history(display_name: str, description: str = "Introduced") -> str:
    """Return a History table with one row for a release."""
    return render_body(
        "history.rst.j2", display_name=display_name, description=description
    )
