"""The names of the directives and roles that a spec may use."""

from collections.abc import Mapping

from docutils.parsers.rst.languages import en

from novaspec_new.rst.sphinx import directives as sphinx_directives
from novaspec_new.rst.sphinx import roles as sphinx_roles

# These read files or hold what the build would not show.
_UNWANTED = frozenset({"include", "raw", "restructuredtext-test-directive"})


def directives() -> tuple[str, ...]:
    """Return the names of directives, docutils' own and Sphinx's."""
    known = {name for name, _ in sphinx_directives.known()}
    return _sorted(known | set(_named(en.directives)))


def roles() -> tuple[str, ...]:
    """Return the names of roles, docutils' own and Sphinx's."""
    return _sorted(set(sphinx_roles.names()) | set(_named(en.roles)))


def _named(table: Mapping[str, str]) -> list[str]:
    # Some are there under more than one name, and some only by plan.
    return [name for name, same in table.items() if " " not in name and same]


def _sorted(names: set[str]) -> tuple[str, ...]:
    """Return names in order, those of a domain last."""
    wanted = names - _UNWANTED
    return tuple(sorted(wanted, key=lambda name: (":" in name, name)))
