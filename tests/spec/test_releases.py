from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.spec import releases

IN_ORDER = [
    "juno",
    "kilo",
    "liberty",
    "mitaka",
    "newton",
    "ocata",
    "pike",
    "queens",
    "rocky",
    "stein",
    "train",
    "ussuri",
    "victoria",
    "wallaby",
    "xena",
    "yoga",
    "zed",
    "2023.1",
    "2023.2",
    "2024.1",
    "2024.2",
    "2025.1",
    "2025.2",
    "2026.1",
    "2026.2",
    "2027.1",
    "2027.2",
    "2100.1",
]


@given(st.permutations(IN_ORDER))
def test_releases_sort_as_they_came(mixed: list[str]) -> None:
    assert sorted(mixed, key=releases.sort_key) == IN_ORDER
    assert releases.newest(mixed) == "2100.1"


def test_parts_of_a_year_are_numbers() -> None:
    assert releases.newest(["2030.9", "2030.10"]) == "2030.10"


def test_there_may_be_no_release() -> None:
    assert releases.newest([]) is None


@pytest.mark.parametrize("name", IN_ORDER)
def test_a_release_is_told_by_its_name(name: str) -> None:
    assert releases.is_release(name)


@pytest.mark.parametrize(
    "name",
    ["backlog", "abandoned", "", "Zed", "2027", "2027.1x", "juno-template",
     "..", ".git", "_images", "\u0662\u0660\u0662\u0667.\u0661"],
)  # fmt: skip
def test_other_folders_are_none(name: str) -> None:
    assert not releases.is_release(name)


@pytest.mark.parametrize(
    ("release", "name"),
    [
        ("juno", "Juno"),
        ("zed", "Zed"),
        ("2023.1", "2023.1 Antelope"),
        ("2027.1", "2027.1 Indri"),
        ("2031.2", "2031.2"),
    ],
)
def test_what_a_release_is_called(release: str, name: str) -> None:
    assert releases.display_name(release) == name


def test_the_releases_of_the_checkout(nova_specs: Path) -> None:
    folders = [
        path.name for path in (nova_specs / "specs").iterdir() if path.is_dir()
    ]
    found = [name for name in folders if releases.is_release(name)]
    assert set(folders) - set(found) == {"abandoned", "backlog"}
    found.sort(key=releases.sort_key)
    assert found == IN_ORDER[: len(found)]


@pytest.mark.parametrize(
    ("text", "release"),
    [
        ("Zed", "zed"),
        ("juno", "juno"),
        ("Icehouse", "icehouse"),
        ("2025.1 Epoxy", "2025.1"),
        ("2025.1", "2025.1"),
        ("Epoxy", "2025.1"),
        ("2023.1 - Antelope", "2023.1"),
        ("Mitaka-2", "mitaka"),
        ("Yoga (again)", "yoga"),
        ("2027.2", None),
        ("2023.1 Bobcat", None),
        ("2023.3", None),
        ("2022.1", None),
        ("2019.07", None),
        ("Yoga, Zed", None),
        ("Victora", None),
        ("Soon", None),
        ("", None),
    ],
)
def test_the_release_that_is_meant(text: str, release: str | None) -> None:
    assert releases.meant(text) == release


def test_a_release_that_is_known_to_be_there_is_one() -> None:
    assert releases.meant("2030.2", "2030.2") == "2030.2"
    assert releases.meant("2030.1", "2030.2") == "2030.1"
    assert releases.meant("2031.1", "2030.2") is None


def test_the_nearest_release() -> None:
    assert releases.nearest("Victora") == "Victoria"
    assert releases.nearest("Flamngo") == "2025.2 Flamingo"
    assert releases.nearest("Release") is None
    assert releases.nearest("2031.1") is None
