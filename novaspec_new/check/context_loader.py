"""Gathers from a checkout what the checker has to know of a spec."""

import posixpath
from functools import cache, partial
from pathlib import Path

from novaspec_new.check.context import Context, Place
from novaspec_new.spec import outline, profile, releases, repository_layout
from novaspec_new.spec.errors import NovaspecError, UsageError
from novaspec_new.spec.repository_layout import Location
from novaspec_new.workspace import (
    cross_references,
    files,
    missing_template,
    profile_choice,
    resources,
    spec_templates,
)
from novaspec_new.workspace.checkout import (
    SPECS,
    TEMPLATE_SUFFIX,
    Checkout,
)
from novaspec_new.workspace.missing_template import NoTemplateError


class ContextLoader:
    """Gives each file's Subject.

    ``start`` is the folder that decides for files of no checkout, and
    ``release`` the one to check against whatever the file's folder says.
    """

    def __init__(self, start: Path, release: str | None = None) -> None:
        self._start = start
        self.release = release

    @property
    def checkout(self) -> Checkout | None:
        """The checkout that ``start`` is in, if it is in one."""
        return _checkout_of(str(self._start.absolute()))

    def context(self, path: Path | None) -> Context:
        """Return what is known of a spec's file; None stands for no file.

        Raises UsageError for a release that was asked for and is not
        there, NovaspecError for a template that cannot be read.
        """
        name = path.name if path else ""
        here = str(path.absolute()) if path else ""
        checkout = _checkout_of(posixpath.dirname(here)) if here else None
        checkout = checkout or self.checkout
        if checkout is None:
            return self._outside(path, name)
        rules = checkout.profile
        if not rules.layout.locations:
            return Context(name=name, profile=rules)
        below = _below(checkout.root, here)
        found = checkout.place_below(below) if below else None
        parts = _parts(below)
        place = _place(checkout, name, parts, found)
        release = self.release or _release(checkout, parts, found)
        known = _has_template(checkout, release)
        if self.release and not known:
            raise UsageError(*releases.absent(release, _releases(checkout)))
        wanted = known and (place is not Place.BESIDE or bool(self.release))
        document = cross_references.docname_below(below) if parts else ""
        location = found.location if found else None
        return Context(
            name=name,
            spec_name=found.name if found else "",
            profile=_rules(checkout, release, location),
            place=place,
            document=document,
            folder=parts[0] if parts else "",
            release=release if wanted else "",
            read_outline=partial(_outline, checkout, release, location)
            if wanted
            else _no_outline,
            wanted=found.location.titles if found else None,
            known_release=known or place is not Place.RELEASE,
            placed=place is not Place.RELEASE or _is_placed(checkout, found),
            templates=partial(_templates, checkout, release, location),
            cross_references=partial(
                cross_references.read, checkout.root, document
            ),
            exists=partial(cross_references.exists, checkout.root, document),
        )

    def _outside(self, path: Path | None, name: str) -> Context:
        start = path.parent if path else self._start
        rules = profile_choice.around(start).profile
        if rules.name != resources.FIRST:
            return Context(name=name, profile=rules)
        if self.release not in {None, _embedded().release}:
            raise missing_template.of_release(self.release)
        return Context(name=name, profile=rules, read_outline=_embedded)


def forget() -> None:
    """Forget what was read of checkouts, which may have changed."""
    for known in (
        _checkout,
        _checkout_of,
        _has_template,
        _newest_release,
        _outline,
        _releases,
        _rules,
        _template,
        _templates,
    ):
        known.cache_clear()
    cross_references.forget()


@cache
def _checkout_of(folder: str) -> Checkout | None:
    """Return the checkout that a folder, by its whole path, is in.

    A path's text is sooner looked up than the path, which is in parts.
    """
    try:
        return _checkout(Path(folder))
    except NoTemplateError:
        # What holds for any text is looked at all the same.
        return None


@cache
def _checkout(folder: Path) -> Checkout | None:
    """Return the checkout that a folder, by its whole path, is in.

    Each folder is looked at once, however many are below it.
    """
    may_be = profile_choice.may_be_root(folder)
    found = Checkout.at(folder) if may_be else None
    if found is None and folder != folder.parent:
        return _checkout(folder.parent)
    return found


@cache
def _has_template(checkout: Checkout, release: str) -> bool:
    return spec_templates.exists(checkout, release)


@cache
def _releases(checkout: Checkout) -> tuple[str, ...]:
    return checkout.releases()


@cache
def _newest_release(checkout: Checkout) -> str:
    return checkout.newest_release()


def _no_outline() -> None:
    return None


@cache
def _outline(
    checkout: Checkout, release: str, location: Location | None
) -> outline.Outline:
    return spec_templates.read(checkout, release, location)


@cache
def _template(checkout: Checkout, release: str) -> str:
    return spec_templates.text_of(checkout, release)


@cache
def _templates(
    checkout: Checkout, release: str, location: Location | None
) -> tuple[str, ...]:
    """Return the templates' texts: the release's, then newest to oldest.

    One that the location has of its own comes before them all.
    """
    others = [name for name in _releases(checkout)[::-1] if name != release]
    texts = []
    if location is not None and location.template:
        own = checkout.root / location.template
        texts += [files.read_loosely(own)]
    for name in (release, *others):
        try:
            texts.append(_template(checkout, name))
        except NovaspecError:
            # Only the spec's own template has to be there.
            continue
    return tuple(texts)


def _below(root: Path, path: str) -> str:
    """Return an absolute path as one from the root; "" elsewhere."""
    start = f"{root}/"
    return path.removeprefix(start) if path.startswith(start) else ""


def _parts(below: str) -> tuple[str, ...]:
    """Return the names of a path below ``specs/``; none for one elsewhere."""
    folder, *parts = below.split("/")
    return tuple(parts) if folder == SPECS else ()


def _place(
    checkout: Checkout,
    name: str,
    parts: tuple[str, ...],
    found: repository_layout.Place | None,
) -> Place:
    if not parts or name.endswith(TEMPLATE_SUFFIX):
        return Place.NOWHERE
    rules, gate = checkout.profile.layout, checkout.profile.gate
    minds_folders = gate.has(profile.GateCheck.FOLDER)
    if found is not None:
        strange = found.release and not rules.is_release(found.release)
        is_gated = found.location.gated and (minds_folders or not strange)
        return Place.RELEASE if is_gated else Place.BESIDE
    # A gate that knows its folders rejects what stands beside them.
    beside = len(parts) == 2 and rules.is_release(parts[0])
    return Place.RELEASE if beside and minds_folders else Place.BESIDE


@cache
def _rules(
    checkout: Checkout,
    release: str,
    location: repository_layout.Location | None,
) -> profile.Profile:
    """Return the rules for a spec, by which titles may be no error.

    A gate compares them to the template of the spec's own release; what
    another one lacks or has more tells nothing of that.
    """
    rules = checkout.profile
    if spec_templates.has_own(checkout, release, location):
        return rules
    titles = {profile.GateCheck.TITLES, profile.GateCheck.OTHER_TITLES}
    checks = tuple(x for x in rules.gate.checks if x not in titles)
    return rules._replace(gate=rules.gate._replace(checks=checks))


def _is_placed(
    checkout: Checkout, found: repository_layout.Place | None
) -> bool:
    """Say whether a spec stands in a folder that the project knows."""
    if found is None:
        return False
    return not found.state or found.state in checkout.profile.layout.states


def _release(
    checkout: Checkout,
    parts: tuple[str, ...],
    found: repository_layout.Place | None,
) -> str:
    if len(parts) > 1:
        return (found.release if found else "") or parts[0]
    if parts and parts[0].endswith(TEMPLATE_SUFFIX):
        return parts[0].removesuffix(TEMPLATE_SUFFIX)
    return _newest_release(checkout)


def _embedded() -> outline.Outline:
    return resources.embedded().outline
