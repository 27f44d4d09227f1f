"""What is told where a template is looked for and there is none."""

from collections.abc import Sequence
from pathlib import Path

from novaspec_new.spec import path_pattern
from novaspec_new.spec.errors import NovaspecError, UsageError


class NoTemplateError(NovaspecError):
    """A repository of specs has no template where one was looked for."""


def in_repository(root: Path, patterns: Sequence[str]) -> NoTemplateError:
    """Return the error for a repository with none of its templates."""
    looked = ", ".join(map(path_pattern.shown, patterns)) or "none is named"
    return NoTemplateError(
        f"{root} has no template of a spec; looked for: {looked}",
        "is the checkout whole? --profile names another project's rules",
    )


def of_any_release(folder: Path) -> NovaspecError:
    """Return the error for a folder of specs without dated templates."""
    return NovaspecError(
        f"{folder} has no template of a release",
        "is the checkout whole? try 'git status' in it",
    )


def of_project(service: str, repositories: Sequence[str]) -> NovaspecError:
    """Return the error for a project's rules outside of its checkouts."""
    return NovaspecError(
        f"there is no template of {service}'s specs here",
        f"run it in a checkout of {' or '.join(repositories)}",
    )


def of_release(release: str | None) -> UsageError:
    """Return the error for a release that is wanted in no checkout."""
    return UsageError(
        f"there is no template of {release!r} here",
        "run this in a checkout of nova-specs",
    )


def beside(known: str, release: str) -> NovaspecError:
    """Return the error for another release than our own, ``known``."""
    return NovaspecError(
        f"outside a checkout only {known} is known, not {release!r}",
        "run it in a checkout of nova-specs",
    )


def without_sections(release: str) -> NovaspecError:
    """Return the error for a template's file that holds no template."""
    of = f" of {release}" if release else ""
    return NovaspecError(
        f"the template{of} has no sections",
        "is it whole? 'git status' in the checkout may tell",
    )
