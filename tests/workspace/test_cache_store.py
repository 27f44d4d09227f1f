"""What is kept, by whom, how much of it, and what a broken file does."""

import contextlib
import multiprocessing
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from novaspec_new.workspace.cache_store import CacheStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "store.sqlite"


def put(path: Path, entries: dict[str, bytes], most: int = 1 << 20) -> None:
    with contextlib.closing(CacheStore(path, most)) as store:
        for key, data in entries.items():
            store.put(key, data)


def got(path: Path, key: str) -> bytes | None:
    with contextlib.closing(CacheStore(path)) as store:
        return store.get(key)


def test_what_is_put_is_there_for_the_next(path: Path) -> None:
    put(path, {"a": b"1", "b": b""})

    assert (got(path, "a"), got(path, "b")) == (b"1", b"")
    assert got(path, "c") is None


def test_a_store_is_empty_until_something_is_put(path: Path) -> None:
    with contextlib.closing(CacheStore(path)) as store:
        assert store.is_empty()
    put(path, {"a": b""})

    with contextlib.closing(CacheStore(path)) as store:
        assert not store.is_empty()


def test_a_store_that_cannot_be_opened_is_empty(tmp_path: Path) -> None:
    with contextlib.closing(CacheStore(tmp_path)) as store:
        assert store.is_empty()


def test_what_is_put_again_is_replaced(path: Path) -> None:
    put(path, {"a": b"1"})
    put(path, {"a": b"2"})

    assert got(path, "a") == b"2"


def test_a_store_that_was_closed_goes_on(path: Path) -> None:
    store = CacheStore(path)
    store.put("a", b"1")
    store.close()
    store.put("b", b"2")
    store.close()

    assert (store.get("a"), store.get("b")) == (b"1", b"2")
    store.close()


@pytest.mark.parametrize("content", [b"", b"no database" * 500, b"\0" * 9000])
def test_a_file_that_is_no_store_is_begun_anew(
    path: Path, content: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(content)

    put(path, {"a": b"1"})

    assert got(path, "a") == b"1"


def test_a_store_cut_short_is_begun_anew(path: Path) -> None:
    put(path, {f"{number}": b"x" * 900 for number in range(200)})
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    put(path, {"a": b"1"})

    assert got(path, "a") == b"1"


def test_a_store_with_other_tables_is_begun_anew(path: Path) -> None:
    path.parent.mkdir()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE entries (name TEXT, used INTEGER)")
        connection.commit()

    put(path, {"a": b"1"})

    assert got(path, "a") == b"1"


def test_a_folder_that_cannot_be_made_is_no_failure(path: Path) -> None:
    path.parent.write_text("a file")

    put(path, {"a": b"1"})

    assert got(path, "a") is None


def test_a_folder_in_its_place_is_no_failure(path: Path) -> None:
    path.mkdir(parents=True)

    put(path, {"a": b"1"})

    assert got(path, "a") is None


def test_what_was_not_used_for_longest_goes_first(path: Path) -> None:
    most = 200_000
    put(path, {f"old-{number}": b"x" * 1000 for number in range(150)}, most)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        # A week ago; one of them was of use since.
        connection.execute("UPDATE entries SET used = used - 604800")
        connection.commit()
    assert got(path, "old-140") is not None

    put(path, {f"new-{number}": b"x" * 1000 for number in range(100)}, most)

    assert got(path, "new-0") is not None
    assert got(path, "old-140") is not None
    assert got(path, "old-0") is None


def test_it_does_not_grow_without_end(path: Path) -> None:
    most = 200_000
    for start in range(0, 2000, 100):
        names = range(start, start + 100)
        put(path, {f"{name}": b"x" * 1000 for name in names}, most)

    with contextlib.closing(sqlite3.connect(path)) as connection:
        (held,) = connection.execute(
            "SELECT sum(length(data)) FROM entries"
        ).fetchone()
    assert 100_000 < held < most
    assert path.stat().st_size < 3 * most


def test_an_entry_greater_than_all_is_not_kept(path: Path) -> None:
    put(path, {"a": b"x" * 50_000}, most=30_000)

    assert got(path, "a") is None


def _put_many(path: Path, name: str) -> None:
    for number in range(20):
        put(path, {f"{name}-{number}": name.encode()})


def test_processes_write_at_once(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [
        context.Process(target=_put_many, args=(path, name)) for name in "abc"
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    for name in "abc":
        assert got(path, f"{name}-19") == name.encode()


def test_what_a_killed_process_wrote_is_kept(path: Path) -> None:
    code = f"""
import os, signal
from pathlib import Path
from novaspec_new.workspace.cache_store import CacheStore
store = CacheStore(Path({os.fspath(path)!r}))
for number in range(250):
    store.put(str(number), b"x")
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", code], check=False)

    assert got(path, "0") == b"x"
    put(path, {"a": b"1"})
    assert got(path, "a") == b"1"
