"""Gathers from a checkout what the checker has to know of a spec."""

from functools import cache, partial
from pathlib import Path

from novaspec_new.check.context import Context, Place
from novaspec_new.errors import NovaspecError, UsageError
from novaspec_new.spec import outline
from novaspec_new.spec.profile import GateCheck
from novaspec_new.workspace import cross_references, profiles, resources
from novaspec_new.workspace.checkout import (
    TEMPLATE_SUFFIX,
    Checkout,
    is_template,
)


class ContextLoader:
    """Gives each file's Subject.

    ``start`` is the folder that decides for files of no checkout, and
    ``release`` the one to check against whatever the file's folder says.
    """

    def __init__(self, start: Path, release: str | None = None) -> None:
        self._start = start
        self._release = release

    def context(self, path: Path | None) -> Context:
        """Return what is known of a spec's file; None stands for no file.

        Raises UsageError for a release that was asked for and is not
        there, NovaspecError for a template that cannot be read.
        """
        name = path.name if path else ""
        checkout = _checkout(path.absolute().parent) if path else None
        checkout = checkout or _checkout(self._start.absolute())
        if checkout is None:
            return self._outside(path, name)
        profile = checkout.profile
        if not profile.layout.locations:
            return Context(name=name, profile=profile)
        parts = _parts(checkout, path)
        place = _place(checkout, path, parts)
        release = self._release or _release(checkout, parts)
        known = _has_template(checkout, release)
        if self._release and not known:
            has = ", ".join(checkout.releases()[-3:])
            raise UsageError(
                f"the checkout has no release {release!r}",
                f"its newest are {has}; 'git pull' brings newer ones",
            )
        wanted = known and (place is not Place.BESIDE or bool(self._release))
        document = ""
        if path and parts:
            document = cross_references.docname(checkout.root, path)
        return Context(
            name=name,
            profile=profile,
            place=place,
            document=document,
            folder=parts[0] if parts else "",
            release=release if wanted else "",
            read_outline=partial(_outline, checkout, release)
            if wanted
            else _no_outline,
            known_release=known or place is not Place.RELEASE,
            placed=place is not Place.RELEASE or _is_placed(checkout, path),
            templates=partial(_templates, checkout, release),
            cross_references=partial(
                cross_references.read, checkout.root, document
            ),
            exists=partial(cross_references.exists, checkout.root, document),
        )

    def _outside(self, path: Path | None, name: str) -> Context:
        start = path.parent if path else self._start
        profile = profiles.around(start).profile
        if profile.name != resources.FIRST:
            return Context(name=name, profile=profile)
        if self._release not in {None, _embedded().release}:
            raise UsageError(
                f"there is no template of {self._release!r} here",
                "run this in a checkout of nova-specs",
            )
        return Context(name=name, profile=profile, read_outline=_embedded)


def forget() -> None:
    """Forget what was read of checkouts, which may have changed."""
    for known in (_checkout, _has_template, _outline, _template, _templates):
        known.cache_clear()
    cross_references.forget()


@cache
def _checkout(folder: Path) -> Checkout | None:
    return Checkout.find(folder)


@cache
def _has_template(checkout: Checkout, release: str) -> bool:
    return checkout.template_path(release).is_file()


def _no_outline() -> None:
    return None


@cache
def _outline(checkout: Checkout, release: str) -> outline.Outline:
    optional = checkout.profile.sections.may_be_absent(release)
    text = _template(checkout, release)
    return outline.read_template(text, release, {}, optional)


@cache
def _template(checkout: Checkout, release: str) -> str:
    return checkout.template(release)


@cache
def _templates(checkout: Checkout, release: str) -> tuple[str, ...]:
    """Return the templates' texts: the release's, then newest to oldest."""
    others = [name for name in checkout.releases()[::-1] if name != release]
    texts = []
    for name in (release, *others):
        try:
            texts.append(_template(checkout, name))
        except NovaspecError:
            # Only the spec's own template has to be there.
            continue
    return tuple(texts)


def _parts(checkout: Checkout, path: Path | None) -> tuple[str, ...]:
    """Return a file's path below ``specs/``; nothing for one elsewhere."""
    if path is None:
        return ()
    try:
        return path.absolute().relative_to(checkout.specs_folder).parts
    except ValueError:
        return ()


def _place(
    checkout: Checkout, path: Path | None, parts: tuple[str, ...]
) -> Place:
    if path is None or not parts or is_template(path):
        return Place.NOWHERE
    found = checkout.place(path)
    if found is not None:
        return Place.RELEASE if found.location.gated else Place.BESIDE
    # A gate that knows its folders rejects what stands beside them.
    layout, checks = checkout.profile.layout, checkout.profile.gate.checks
    beside = len(parts) == 2 and layout.is_release(parts[0])
    is_minded = beside and GateCheck.FOLDER in checks
    return Place.RELEASE if is_minded else Place.BESIDE


def _is_placed(checkout: Checkout, path: Path | None) -> bool:
    """Say whether a spec stands in a folder that the project knows."""
    found = checkout.place(path) if path else None
    if found is None:
        return False
    return not found.state or found.state in checkout.profile.layout.states


def _release(checkout: Checkout, parts: tuple[str, ...]) -> str:
    if len(parts) > 1:
        return parts[0]
    if parts and parts[0].endswith(TEMPLATE_SUFFIX):
        return parts[0].removesuffix(TEMPLATE_SUFFIX)
    return checkout.newest_release()


def _embedded() -> outline.Outline:
    return resources.embedded().outline
