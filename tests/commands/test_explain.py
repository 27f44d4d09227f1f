"""``novaspec explain`` as it is called."""

from pathlib import Path

import pytest

from novaspec_new.check.rules import RULES
from tests.support.called import call


@pytest.mark.parametrize("arguments", [[], ["--list"]])
def test_without_a_code_all_are_listed(
    arguments: list[str], tmp_path: Path
) -> None:
    called = call(tmp_path, "explain", *arguments)

    lines = called.out.splitlines()
    assert called.code == 0
    assert [line.split()[0] for line in lines] == [r.code for r in RULES]
    assert [line.split()[1] for line in lines] == [
        rule.severity.value for rule in RULES
    ]


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_a_code_has_its_page(code: str, tmp_path: Path) -> None:
    called = call(tmp_path, "explain", code)

    assert called.code == 0
    assert called.out.startswith(f"{code}: ")
    assert "\nSource: " in called.out
    assert "\nTo mend it: " in called.out


def test_a_misspelt_code_gets_the_nearest(tmp_path: Path) -> None:
    called = call(tmp_path, "explain", "text-widht")

    assert called.code == 2
    assert "did you mean 'text-width'?" in called.err


def test_an_unknown_code_gets_a_way_on(tmp_path: Path) -> None:
    called = call(tmp_path, "explain", "xyzzy")

    assert called.code == 2
    assert "novaspec explain --list" in called.err
