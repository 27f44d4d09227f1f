"""What an editor is told is what ``novaspec check`` finds."""

import asyncio
from pathlib import Path

import pytest

from novaspec_new.check import Finding
from tests.support import checker
from tests.support.editor import Editor

pytestmark = pytest.mark.asyncio(loop_scope="module")
GOLDEN = Path(__file__).parents[1] / "check" / "golden"
CASES = sorted(path.name for path in GOLDEN.iterdir())


def told(finding: Finding) -> tuple[str, str]:
    return finding.code, f"{finding.message}; {finding.help}"


@pytest.mark.parametrize("case", CASES)
async def test_it_is_told_what_a_check_finds(
    case: str, spec: Editor, checkout: Path
) -> None:
    data = (GOLDEN / case / "spec.rst").read_bytes()
    try:
        text = data.decode()
    except UnicodeDecodeError:
        pytest.skip("no editor has a text that is none")
    wanted = checker.check(checker.place(checkout, data)).findings

    # What else is asked for meanwhile is broken off, and changes nothing.
    await spec.open(checker.CLEAN)
    asked = [asyncio.ensure_future(spec.actions(n, 0)) for n in range(3)]
    found = await spec.open(text)
    await asyncio.gather(*asked)

    assert [(each.code, each.message) for each in found] == [
        told(finding) for finding in wanted
    ]
    if "\r" not in text:
        assert [each.range.start.line + 1 for each in found] == [
            finding.line for finding in wanted
        ]
