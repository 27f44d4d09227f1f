"""The outlines of a checkout's templates; outside of one, our own."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.layout import Location
from novaspec_new.workspace import profile_choice, release_template, resources
from novaspec_new.workspace.checkout import Checkout

if TYPE_CHECKING:
    from novaspec_new.spec.outline import Outline, SectionInfo


def of_place(
    path: Path, checkout: Checkout, otherwise: "Outline"
) -> "Outline":
    """Return the outline of a place's own template, if it has one."""
    place = checkout.place(path)
    if place is None or not place.location.template:
        return otherwise
    return read(
        checkout,
        otherwise.release,
        place.location,
        info=info(checkout),
    )


def of_release(checkout: Checkout | None, release: str | None) -> "Outline":
    """Return the outline of a release, by default of the newest.

    Outside of a checkout there is only our own. Raises NovaspecError
    for a release that is not there.
    """
    if checkout is None:
        expect_ours(release)
        return resources.embedded().outline
    wanted = checkout.named_release(release or checkout.newest_release())
    return read(checkout, wanted, info=info(checkout))


def expect_ours(release: str | None) -> None:
    """Raise NovaspecError where our own outline is not what is wanted."""
    rules = profile_choice.default().profile
    if rules.name != resources.FIRST:
        raise NovaspecError(
            f"there is no template of {rules.service}'s specs here",
            f"run it in a checkout of {' or '.join(rules.repositories)}",
        )
    if release is None:
        return
    known = resources.embedded().outline.release
    if release != known:
        raise NovaspecError(
            f"outside a checkout only {known} is known, not {release!r}",
            "run it in a checkout of nova-specs",
        )


def info(checkout: Checkout) -> Mapping[str, "SectionInfo"]:
    """Return what a checkout's project asks of authors, by section."""
    rules = checkout.profile
    return resources.info(rules.questions, rules.service)


def read(
    checkout: Checkout,
    release: str,
    location: Location | None = None,
    *,
    info: Mapping[str, "SectionInfo"] | None = None,
) -> "Outline":
    """Return the outline of a release's template, or a location's own.

    ``info`` is what is known of sections. Raises NovaspecError as
    ``release_template.text_of``.
    """
    # Without a checkout there is no template to read.
    from novaspec_new.spec import outline

    rules = checkout.profile
    if location is not None and location.template:
        text = release_template.read_template(
            checkout.root / location.template
        )
    else:
        text = release_template.text_of(checkout, release)
    known = outline.read_template(
        text,
        release,
        info or {},
        rules.sections.may_be_absent(release),
        history=rules.sections.history,
    )
    titles = location.titles if location else None
    below = rules.gate.title_levels
    spare = [
        entry.title
        for entry in known.entries
        if entry.optional
        or entry.level > below
        or (titles is not None and entry.title not in titles)
    ]
    return known.with_optional(spare)


def every(checkout: Checkout | None) -> Iterator["Outline"]:
    """Yield the outlines of all releases whose template can be read."""
    for release in checkout.releases() if checkout else ():
        # Only the template that was asked for has to be whole.
        with contextlib.suppress(NovaspecError):
            yield of_release(checkout, release)


def of_spec(path: Path, checkout: Checkout | None) -> "Outline":
    """Return the outline that a spec follows, its own release's.

    Where its folder has no template, or it is in none, the newest's.
    """
    if checkout is None:
        return of_release(checkout, None)
    release = release_template.release_followed(checkout, path)
    return of_place(path, checkout, of_release(checkout, release))
