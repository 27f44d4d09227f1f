"""Which template a release's specs follow, and what it says."""

from pathlib import Path

from novaspec_new.spec import path_pattern, releases
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.spec.layout import Location
from novaspec_new.workspace import files
from novaspec_new.workspace.checkout import TEMPLATE_SUFFIX, Checkout


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
