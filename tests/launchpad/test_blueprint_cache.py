import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from novaspec_new.launchpad.blueprint_cache import BlueprintCache
from novaspec_new.launchpad.result import Blueprint

_BLUEPRINT = Blueprint(
    name="awesome-thing",
    title="Größe",
    summary="One.\n\nTwo.",
    assignee="alice",
    definition_status="Approved",
    drafter="bob",
)
_NOW = datetime(2026, 10, 12, 23, 30, tzinfo=UTC)


@pytest.fixture
def remembered(tmp_path: Path) -> BlueprintCache:
    return BlueprintCache(tmp_path / "seen", "https://lp.example/", "nova")


def the_file(folder: Path) -> Path:
    (only,) = (folder / "seen").iterdir()
    return only


def test_what_is_kept_is_found_with_its_age(
    remembered: BlueprintCache,
) -> None:
    assert remembered.find("awesome-thing") is None

    remembered.keep(_BLUEPRINT, _NOW)

    found = remembered.find("awesome-thing")
    assert found is not None
    assert found.seen == _NOW
    assert found == Blueprint.of(
        {
            "name": "awesome-thing",
            "title": "Größe",
            "summary": "One.\n\nTwo.",
            "assignee": "alice",
            "definition_status": "Approved",
            "drafter": "bob",
        },
        _NOW,
    )
    assert remembered.find("other-thing") is None


def test_the_newest_counts(remembered: BlueprintCache) -> None:
    remembered.keep(_BLUEPRINT, _NOW)
    later = _NOW + timedelta(days=1)
    remembered.keep(Blueprint(name="awesome-thing", title="New"), later)

    found = remembered.find("awesome-thing")

    assert found is not None
    assert (found.title, found.seen) == ("New", later)


def test_another_zone_is_told_in_utc(remembered: BlueprintCache) -> None:
    zone = timezone(timedelta(hours=-5))
    remembered.keep(_BLUEPRINT, _NOW.astimezone(zone))

    found = remembered.find("awesome-thing")

    assert found is not None
    assert found.seen is not None
    assert found.seen.isoformat() == "2026-10-12T23:30:00+00:00"


def test_what_is_forgotten_is_gone(remembered: BlueprintCache) -> None:
    remembered.forget("awesome-thing")
    remembered.keep(_BLUEPRINT)
    remembered.forget("awesome-thing")

    assert remembered.find("awesome-thing") is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"7",
        b"[]",
        b'["seen"]',
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"seen": "yesterday", "name": "awesome-thing", "title": "T"}',
        b'{"seen": 7, "name": "awesome-thing", "title": "T"}',
        b'{"seen": null, "name": "awesome-thing", "title": "T"}',
        b'{"seen": "0001-01-01T00:00:00+23:59", "name": "awesome-thing",'
        b' "title": "T"}',
        b'{"seen": "2026-10-12T00:00:00+00:00", "name": "awesome-thing"}',
        b'{"seen": "2026-10-12T00:00:00+00:00", "name": "other",'
        b' "title": "T"}',
        b'{"seen": "2026-10-12T00:00:00+00:00", "name": "awesome-thing",'
        b' "title": 7}',
    ],
)
def test_a_corrupt_copy_is_none_at_all(
    remembered: BlueprintCache, tmp_path: Path, content: bytes
) -> None:
    remembered.keep(_BLUEPRINT)
    the_file(tmp_path).write_bytes(content)

    assert remembered.find("awesome-thing") is None

    remembered.keep(_BLUEPRINT)
    assert remembered.find("awesome-thing") is not None


def test_a_copy_is_cleaned_again(
    remembered: BlueprintCache, tmp_path: Path
) -> None:
    remembered.keep(_BLUEPRINT)
    file = the_file(tmp_path)
    text = file.read_text("utf-8").replace("Größe", "\\u001b[31mRed\\u202e")
    file.write_text(text, encoding="utf-8")

    found = remembered.find("awesome-thing")

    assert found is not None
    assert found.title == "Red"


def test_a_folder_that_cannot_be_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "seen").write_text("in the way")
    remembered = BlueprintCache(
        tmp_path / "seen", "https://lp.example/", "nova"
    )

    remembered.keep(_BLUEPRINT)
    remembered.forget("awesome-thing")

    assert remembered.find("awesome-thing") is None


def test_a_file_is_never_half_there(
    remembered: BlueprintCache, tmp_path: Path
) -> None:
    remembered.keep(_BLUEPRINT)
    with the_file(tmp_path).open("rb") as opened:
        remembered.keep(Blueprint(name="awesome-thing", title="New" * 99))
        assert "Größe".encode() in opened.read()
    the_file(tmp_path)


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(
    st.dictionaries(
        st.sampled_from(
            ["name", "title", "summary", "assignee", "drafter", "x"]
        ),
        _ANYTHING,
    )
)
def test_a_blueprint_is_made_of_anything_or_not_at_all(
    fields: dict[str, object],
) -> None:
    try:
        made = Blueprint.of(fields)
    except ValueError:
        return
    assert made.title
    assert made.name
    for text in (
        made.title,
        made.name,
        made.drafter or "x",
        made.assignee or "x",
    ):
        # A letter that this Python's Unicode has not yet is no control.
        kinds = {unicodedata.category(char) for char in text}
        assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}
        assert "\n" not in text
