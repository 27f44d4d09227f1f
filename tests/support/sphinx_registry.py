"""Prints, as JSON, the directives and roles that a Sphinx build has.

It is run as a program: whoever starts Sphinx changes what docutils knows
in its own process.
"""

import io
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.languages import en
from sphinx.application import Sphinx

# docutils' own, for its own tests.
_ABOUT_RST = "restructuredtext-"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "conf.py").write_text("extensions = ['sphinx.ext.todo']\n")
        app = Sphinx(
            *(root, root, root / "out", root / "trees", "dummy"),
            status=io.StringIO(),
            warning=io.StringIO(),
        )
        found = {
            "directives": _directives(app),
            "roles": _roles(app),
            "docutils": sorted({*en.directives.values(), *en.roles.values()}),
        }
    json.dump(found, sys.stdout)


def _directives(app: Sphinx) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in en.directives.values():
        made, _ = directives.directive(name, en, _Document())  # type: ignore[arg-type]
        found[name] = made
    found |= directives._directives  # type: ignore[attr-defined]
    for domain in app.env.domains.sorted():
        for name in domain.directives:
            made = domain.directive(name)
            found[f"{domain.name}:{name}"] = made
            # These two need no prefix.
            if domain.name in {"py", "std"}:
                found.setdefault(name, made)
    return {
        name: {
            "required": made.required_arguments,
            "optional": made.optional_arguments,
            "rest": made.final_argument_whitespace,
            "content": made.has_content,
            "options": {
                option: getattr(take, "__name__", "")
                for option, take in (made.option_spec or {}).items()
            },
        }
        for name, made in found.items()
        if made is not None and not name.startswith(_ABOUT_RST)
    }


class _Document:
    """As much of a document as a look-up asks for."""

    class settings:  # noqa: N801 - docutils' name
        """No settings."""

        language_code = "en"

    class reporter:  # noqa: N801
        """Nobody to report to."""

        @staticmethod
        def info(*_: object, **__: object) -> None:
            return None

        warning = info


def _roles(app: Sphinx) -> list[str]:
    found = {*roles._roles, *roles._role_registry}  # type: ignore[attr-defined]
    for domain in app.env.domains.sorted():
        found |= {f"{domain.name}:{name}" for name in domain.roles}
        if domain.name in {"py", "std"}:
            found |= set(domain.roles)
    return sorted(name for name in found if not name.startswith(_ABOUT_RST))


if __name__ == "__main__":
    main()
