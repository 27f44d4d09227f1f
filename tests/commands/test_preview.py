"""``novaspec preview --output``: a page in a file of its own."""

import os
from pathlib import Path

import pytest

from tests.support import repository, specs
from tests.support.called import call, files
from tests.support.page_reader import Page


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = repository.make(tmp_path / "nova-specs")
    images = root / "doc" / "source" / "_images"
    images.mkdir(parents=True)
    (images / "a.png").write_bytes(b"no real picture")
    specs.add(
        root,
        "zed/approved/other.rst",
        ".. _far-away:\n\n" + specs.text(),
    )
    return root


def add(root: Path, text: str) -> Path:
    return specs.add(root, "2027.1/approved/fast-disks.rst", text)


def shown(root: Path) -> Page:
    done = call(root, "preview", "fast-disks", "--output", "page.html")
    assert (done.code, done.out, done.err) == (0, "page.html\n", "")
    return Page((root / "page.html").read_text("utf-8"))


def test_a_page_of_one_file(root: Path) -> None:
    add(
        root,
        specs.text()
        + "\n.. image:: /_images/a.png\n\nSee :doc:`../../zed/approved/other`,"
        " :ref:`far <far-away>` and `here <../x.html>`_.\n",
    )
    page = shown(root)
    (picture,) = page.every("img")
    assert picture.attributes["src"].startswith("data:image/png;base64,")
    links = page.links()
    site = "https://specs.openstack.org/openstack/nova-specs/specs"
    assert links["far"] == f"{site}/zed/approved/other.html#far-away"
    assert f"{site}/zed/approved/other.html" in links.values()
    assert links["here"] == f"{site}/2027.1/x.html"


def test_findings_stand_beside_the_text(root: Path) -> None:
    add(root, specs.text() + "\nThis |is| not known.\n")
    page = shown(root)
    assert "rst-substitution" in page.by_id("NV-findings").text


def test_what_cannot_be_parsed_is_one_line(root: Path) -> None:
    add(root, specs.text() + "\n" + "`a " * 200_000 + "\n")
    done = call(root, "preview", "fast-disks", "--output", "page.html")
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert "cannot be shown" in done.err
    assert not (root / "page.html").exists()


def test_a_folder_that_is_not_there_is_one_line(root: Path) -> None:
    add(root, specs.text())
    done = call(root, "preview", "fast-disks", "--output", "no/page.html")
    assert done.code == 1
    assert done.err.startswith("novaspec: cannot write")


def test_outside_of_a_checkout(tmp_path: Path) -> None:
    (tmp_path / "it.rst").write_text(specs.text())
    done = call(tmp_path, "preview", "it.rst", "--output", "page.html")
    assert done.code == 0
    assert Page((tmp_path / "page.html").read_text("utf-8")).every("h1")


def test_its_own_page_is_made_anew(root: Path) -> None:
    spec = add(root, specs.text())
    # As mktemp leaves one.
    (root / "page.html").touch()
    shown(root)
    spec.write_text(specs.text(title="Faster disks"))
    assert shown(root).every("h1")[0].text == "Faster disks"


@pytest.mark.parametrize(
    "name",
    ["specs/2027.1/approved/fast-disks.rst", "mine.html", "bytes"],
)
def test_what_is_no_page_of_ours_is_left_alone(root: Path, name: str) -> None:
    add(root, specs.text())
    (root / "mine.html").write_text("<!DOCTYPE html>\n<title>Mine</title>\n")
    (root / "bytes").write_bytes(b"\xff\x00")
    before = files(root)
    done = call(root, "preview", "fast-disks", "--output", name)
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"novaspec: {name} is there, and is no page of 'novaspec preview';"
        " give another name\n"
    )
    assert files(root) == before


def test_a_page_does_not_go_into_a_pipe(root: Path) -> None:
    add(root, specs.text())
    os.mkfifo(root / "page.html")
    done = call(root, "preview", "fast-disks", "--output", "page.html")
    assert (done.code, done.err.count("\n")) == (1, 1)
    assert "named pipe" in done.err
    assert (root / "page.html").is_fifo()


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff.rst")
    (tmp_path / name).write_text("Words without a title.\n")
    done = call(tmp_path, "preview", name, "--output", "page.html")
    assert (done.code, done.err) == (0, "")
    assert "?.rst" in (tmp_path / "page.html").read_text("utf-8")
