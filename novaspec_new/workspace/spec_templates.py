"""The templates of specs: whose a spec follows, and what it asks for.

They are those of a checkout; outside of one there is only our own.
"""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from novaspec_new.spec import path_pattern, releases
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.repository_layout import Location
from novaspec_new.workspace import (
    files,
    missing_template,
    profile_choice,
    resources,
)
from novaspec_new.workspace.checkout import TEMPLATE_SUFFIX, Checkout

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
        raise missing_template.of_project(rules.service, rules.repositories)
    if release is None:
        return
    known = resources.embedded().outline.release
    if release != known:
        raise missing_template.beside(known, release)


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
    ``text_of``, and for one that has no sections.
    """
    # Without a checkout there is no template to read.
    from novaspec_new.spec import outline

    rules = checkout.profile
    if location is not None and location.template:
        text = read_template(checkout.root / location.template)
    else:
        text = text_of(checkout, release)
    known = outline.read_template(
        text,
        release,
        info or {},
        rules.sections.may_be_absent(release),
        history=rules.sections.history,
    )
    if not known.entries:
        raise missing_template.without_sections(release)
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
    release = release_followed(checkout, path)
    return of_place(path, checkout, of_release(checkout, release))


def path_of(checkout: Checkout, release: str) -> Path:
    """Return the path of a release's (or the backlog's) template.

    Of several that it may be, the first that is there. Where the gate
    does not insist on one of its own, a release goes by the template
    of the newest one before it.
    """
    own, common = _paths(checkout, release)
    found = next(filter(Path.is_file, own), None)
    if found is None and not checkout.wants_own_templates:
        found = _nearest(checkout, release)
    if found is None:
        found = next(filter(Path.is_file, common), None)
    if found is None and not own + common:
        raise checkout.no_template()
    return found or (own + common)[0]


def _paths(checkout: Checkout, release: str) -> tuple[list[Path], list[Path]]:
    """Return the places of a release's own template, and of others."""
    own: list[Path] = []
    common: list[Path] = []
    for pattern in checkout.profile.layout.templates:
        path = path_pattern.filled(pattern, {"release": release})
        if path is not None:
            is_own = "release" in path_pattern.fields(pattern)
            (own if is_own else common).append(checkout.root / path)
    return own, common


def _nearest(checkout: Checkout, release: str) -> Path | None:
    """Return the newest template before a release, else the oldest."""
    is_release = checkout.profile.layout.is_release
    dated = sorted(
        (releases.sort_key(name), path)
        for name, path in checkout.templates()
        if is_release(name)
    )
    if not dated or not is_release(release):
        return None
    key = releases.sort_key(release)
    before = [path for each, path in dated if each < key]
    return before[-1] if before else dated[0][1]


def exists(checkout: Checkout, release: str) -> bool:
    """Say whether there is a template for a release's specs."""
    if not any(_paths(checkout, release)):
        return False
    return path_of(checkout, release).is_file()


def has_own(
    checkout: Checkout, release: str, location: Location | None
) -> bool:
    """Say whether a spec's template is its own, and no other release's.

    One that does for all releases is each one's own.
    """
    if location is not None and location.template:
        return (checkout.root / location.template).is_file()
    own, common = _paths(checkout, release)
    return any(map(Path.is_file, own or common))


def release_followed(checkout: Checkout, path: Path) -> str:
    """Return the release, or folder, whose template a spec follows.

    That is the newest one for a spec of no release and of no folder
    with a template of its own.
    """
    folder = checkout.release_of(path) or ""
    own, _ = _paths(checkout, folder)
    is_own = any(map(Path.is_file, own))
    is_release = checkout.profile.layout.is_release(folder)
    if is_own or (is_release and exists(checkout, folder)):
        return folder
    return checkout.newest_release()


def text_of(checkout: Checkout, release: str) -> str:
    """Return the text of a release's template.

    Raises NovaspecError for a release that is not there, and for a
    template that cannot be read.
    """
    path = path_of(checkout, release)
    if not path.is_file() or not _may_be(checkout, release):
        raise NovaspecError(*releases.absent(release, checkout.releases()))
    text = read_template(path)
    # Where git makes no symbolic links it writes their target's name.
    if text.strip().endswith(TEMPLATE_SUFFIX) and "\n" not in text.strip():
        release = Path(text.strip()).name.removesuffix(TEMPLATE_SUFFIX)
        if path_of(checkout, release) != path:
            return text_of(checkout, release)
    return text


def _may_be(checkout: Checkout, release: str) -> bool:
    """Say whether it may be a release, where one template does for all.

    A folder that is there has one of its own or takes that.
    """
    layout = checkout.profile.layout
    return (
        not release
        or layout.is_release(release)
        or release in layout.folders
        or checkout.specs_folder.joinpath(release).exists()
        or any(name == release for name, _ in checkout.templates())
    )


def read_template(path: Path) -> str:
    """Return a template's text, with plain line ends whatever it has.

    An author cannot mend it. Raises NovaspecError where it is no text.
    """
    data = files.read_bytes(path).replace(b"\r\n", b"\n")
    return files.decode(data, str(path))
