"""The findings as annotations of a GitHub workflow."""

from collections.abc import Iterator

from novaspec_new.check.formats.escaping import visible
from novaspec_new.check.results import Files


def render(files: Files) -> Iterator[str]:
    """Yield a workflow command for each finding."""
    for path, file in files:
        for finding in file.findings:
            yield (
                f"::{finding.severity.value} file={_property(path)},"
                f"line={finding.line},col={finding.column},"
                f"title={_property(finding.code)}::"
                f"{_data(f'{finding.message}; {finding.help}')}\n"
            )


def _data(text: str) -> str:
    """Escape what would end the command or be taken for an escape."""
    # No control character is left, so no line can end but ours.
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
