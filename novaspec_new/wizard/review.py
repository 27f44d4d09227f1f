"""What the checker finds in a spec while it is being written."""

from typing import TYPE_CHECKING

from novaspec_new.workspace import files
from novaspec_new.workspace.spec_file import SpecFile

if TYPE_CHECKING:
    from novaspec_new.check.findings import Finding


def findings(file: SpecFile) -> "tuple[Finding, ...]":
    """Return the findings of a spec as it stands on disk."""
    # docutils is not needed before the first answer.
    from novaspec_new.check import check, context_loader

    file.refresh()
    loader = context_loader.ContextLoader(files.here(), file.outline.release)
    return check(file.text, loader.context(file.path.absolute()))
