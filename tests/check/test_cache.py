"""What is kept, what is believed, and what is looked at anew."""

import contextlib
import json
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from novaspec_new.check import Checked, runner
from novaspec_new.check.cache import Cache
from novaspec_new.check.context_loader import ContextLoader
from novaspec_new.workspace.cache_store import CacheStore
from tests.support import checker

_FOUND = [1, 1, "text-end", "warning", "from the cache", "", ""]


class Bench:
    """A checkout, a cache, and a way to tell whether it was used."""

    def __init__(self, folder: Path) -> None:
        self.root = checker.make(folder / "checkout")
        self.store = folder / "cache" / "check.sqlite"
        self.path = checker.place(self.root, checker.CLEAN + "\u200b\n")

    def run(self) -> Checked:
        cache = Cache(CacheStore(self.store))
        # What a process has read it does not read again.
        checker.forget()
        ((_, checked),) = runner.check_files(
            [self.path], ContextLoader(self.root), cache
        )
        return checked

    def entries(self) -> dict[str, bytes]:
        with contextlib.closing(sqlite3.connect(self.store)) as connection:
            rows = connection.execute("SELECT key, data FROM entries")
            return {key: zlib.decompress(data) for key, data in rows}

    def change(self, key: str, data: bytes) -> None:
        with contextlib.closing(sqlite3.connect(self.store)) as connection:
            connection.execute(
                "UPDATE entries SET data = ? WHERE key = ?", (data, key)
            )
            connection.commit()

    def is_used(self) -> bool:
        """Change what is kept, and look whether that comes back."""
        for key, entry in self.entries().items():
            data = json.loads(entry)
            data["findings"] = [_FOUND]
            self.change(key, zlib.compress(json.dumps(data).encode()))
        found = self.run().findings
        return bool(found) and found[0].message == "from the cache"


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
@pytest.mark.parametrize("packed", [bytes, zlib.compress])
def test_a_corrupt_entry_is_ignored(
    bench: Bench, content: bytes, packed: Callable[[bytes], bytes]
) -> None:
    first = bench.run()
    (key,) = bench.entries()
    bench.change(key, packed(content))

    assert bench.run() == first
    assert bench.is_used(), "it was written anew"


def test_an_entry_of_another_key_is_ignored(bench: Bench) -> None:
    first = bench.run()
    ((key, entry),) = bench.entries().items()
    data = {**json.loads(entry), "key": "other", "findings": []}
    bench.change(key, zlib.compress(json.dumps(data).encode()))

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


def test_a_label_of_no_concern_is_no_other_answer(bench: Bench) -> None:
    text = checker.CLEAN.replace("Use Cases\n-", ".. _mine:\n\nUse Cases\n-")
    bench.path.write_text(text)
    bench.run()

    other = bench.root / "specs" / "zed" / "approved" / "other.rst"
    other.write_text(text.replace("_mine", "_other"))

    assert bench.is_used()


def test_a_label_that_is_gone_is_missed(bench: Bench) -> None:
    text = checker.with_body("Alternatives", "See :ref:`this <taken>`.")
    bench.path.write_text(text)
    assert bench.run().findings == ()

    (bench.root / "specs" / "zed" / "approved" / "other.rst").unlink()

    assert [f.code for f in bench.run().findings] == ["link-label"]


def test_a_part_of_a_checkout_may_have_its_labels_elsewhere(
    bench: Bench,
) -> None:
    text = checker.with_body("Alternatives", "See :ref:`this <gone>`.")
    bench.path.write_text(text)
    assert [f.code for f in bench.run().findings] == ["link-label"]

    shutil.rmtree(bench.root / "doc")

    assert bench.run().findings == ()
    bench.path.write_text(text + "\n")
    assert bench.run().findings == ()
