"""The names of the directives and roles that a spec may use."""

from collections.abc import Mapping

from docutils.parsers.rst.languages import en

from novaspec_new.rst.sphinx import directives as sphinx_directives
from novaspec_new.rst.sphinx import roles as sphinx_roles

# These read files or hold what the build would not show.
_UNWANTED = frozenset({"include", "raw", "restructuredtext-test-directive"})
_MARKUP = ("-reference", "target")


def directives() -> tuple[str, ...]:
    """Return the names of directives, docutils' own and Sphinx's."""
    known = {name for name, _ in sphinx_directives.known()}
    return _sorted(known | set(_named(en.directives)))


def roles() -> tuple[str, ...]:
    """Return the names of roles, docutils' own and Sphinx's."""
    # What has markup of its own: docutils has most of them by name only.
    own = {name for name in _named(en.roles) if not name.endswith(_MARKUP)}
    return _sorted(set(sphinx_roles.names()) | own)


def _named(table: Mapping[str, str]) -> list[str]:
    # Others are short for one of these; who reads the text knows none.
    return [name for name, own in table.items() if name == own]


def _sorted(names: set[str]) -> tuple[str, ...]:
    """Return names in order, those of a domain last."""
    wanted = names - _UNWANTED
    return tuple(sorted(wanted, key=lambda name: (":" in name, name)))
