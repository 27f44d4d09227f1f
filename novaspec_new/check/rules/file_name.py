"""Rules on the file's name, and on the folder that it stands in."""

from collections.abc import Iterator

from novaspec_new.check.context import Place
from novaspec_new.check.findings import Finding, error
from novaspec_new.check.parsed_spec import ParsedSpec
from novaspec_new.spec.profile import GateCheck

EXTENSION = error(
    "file-extension",
    "the file's name does not end in .rst",
    "rename it to end in .rst",
    gate=(GateCheck.EXTENSION,),
)
FOLDER = error(
    "file-folder",
    "a spec cannot stand here in its release's folder",
    "put it into approved/ (or implemented/)",
    gate=(GateCheck.FOLDER,),
)
RELEASE = error(
    "file-release",
    "there is no such release",
    "put the spec into the folder of a release that has a template",
    gate=(GateCheck.FOLDER,),
)
RULES = (EXTENSION, FOLDER, RELEASE)


def find(spec: ParsedSpec) -> Iterator[Finding]:
    """Look at the file's name and folder."""
    context = spec.context
    if context.place is not Place.RELEASE:
        return
    if not context.name.endswith(".rst"):
        yield EXTENSION.at(1, text=context.name)
    if not context.known_release:
        yield RELEASE.at(
            1,
            message=f"there is no release {context.folder!r}",
            text=context.folder,
        )
    if not context.placed:
        yield FOLDER.at(1, text=context.name)
