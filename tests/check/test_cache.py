"""What is kept, what is believed, and what is looked at anew."""

import json
from pathlib import Path

import pytest

from novaspec_new.check import Checked, runner
from novaspec_new.check.cache import Cache
from novaspec_new.check.context_loader import ContextLoader
from novaspec_new.workspace.cache_store import CacheStore
from tests.support import checker


class Bench:
    """A checkout, a cache, and a way to tell whether it was used."""

    def __init__(self, folder: Path) -> None:
        self.root = checker.make(folder / "checkout")
        self.folder = folder / "cache"
        self.path = checker.place(self.root, checker.CLEAN + "\u200b\n")

    def run(self) -> Checked:
        cache = Cache(CacheStore(self.folder))
        # What a process has read it does not read again.
        checker.forget()
        ((_, checked),) = runner.check_files(
            [self.path], ContextLoader(self.root), cache
        )
        return checked

    def entries(self) -> list[Path]:
        return sorted(self.folder.rglob("*.json"))

    def is_used(self) -> bool:
        """Change what is kept, and look whether that comes back."""
        for entry in self.entries():
            data = json.loads(entry.read_text())
            data["findings"][0][4] = "from the cache"
            entry.write_text(json.dumps(data))
        return self.run().findings[0].message == "from the cache"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_what_was_found_is_found_again(bench: Bench) -> None:
    first = bench.run()

    assert bench.run() == first
    assert first.findings
    assert bench.is_used()


def test_another_text_is_another_entry(bench: Bench) -> None:
    bench.run()
    bench.path.write_text(checker.CLEAN)

    assert bench.run().findings == ()
    assert len(bench.entries()) == 2


def test_another_template_is_another_entry(bench: Bench) -> None:
    bench.run()
    template = bench.root / "specs" / "2025.1-template.rst"
    template.write_text(template.read_text() + "\nMore.\n")

    assert not bench.is_used()


def test_another_folder_is_another_entry(bench: Bench) -> None:
    bench.run()
    other = bench.root / "specs" / "zed" / "approved" / bench.path.name
    bench.path = bench.path.rename(other)

    assert not bench.is_used()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x80",
        b"null",
        b"[]",
        b"{}",
        b'{"key": 1}',
        b"[" * 100_000,
        b"x" * 100,
    ],
)
def test_a_corrupt_entry_is_ignored(bench: Bench, content: bytes) -> None:
    first = bench.run()
    (entry,) = bench.entries()
    entry.write_bytes(content)

    assert bench.run() == first
    assert bench.is_used(), "it was written anew"


def test_an_entry_of_another_key_is_ignored(bench: Bench) -> None:
    first = bench.run()
    (entry,) = bench.entries()
    data = json.loads(entry.read_text())
    entry.write_text(json.dumps({**data, "key": "other", "findings": []}))

    assert bench.run() == first


def test_a_picture_that_has_come_is_seen(bench: Bench) -> None:
    text = checker.with_body("Alternatives", ".. image:: /_images/a.png")
    bench.path.write_text(text)
    assert [f.code for f in bench.run().findings] == ["link-image"]
    assert bench.is_used()

    (bench.root / "doc" / "source" / "_images" / "a.png").write_bytes(b"")

    assert bench.run().findings == ()


def test_a_label_that_another_spec_has_now_is_seen(bench: Bench) -> None:
    text = checker.CLEAN.replace("Use Cases\n-", ".. _mine:\n\nUse Cases\n-")
    bench.path.write_text(text)
    assert bench.run().findings == ()

    other = bench.root / "specs" / "zed" / "approved" / "other.rst"
    other.write_text(text)

    assert [f.code for f in bench.run().findings] == ["link-label-taken"]


def test_a_folder_that_cannot_be_written_is_no_failure(bench: Bench) -> None:
    bench.folder.write_text("a file")

    assert bench.run().findings


def test_old_entries_go_when_there_are_many(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("novaspec_new.workspace.cache_store._MOST_ENTRIES", 3)
    for number in range(8):
        bench.path.write_text(checker.CLEAN + "\n" * number)
        bench.run()

    assert 0 < len(bench.entries()) <= 4
