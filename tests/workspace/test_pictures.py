"""Pictures: those of the checkout, and nothing else of the machine."""

from pathlib import Path

import pytest

from novaspec_new.workspace import pictures

DOCUMENT = "specs/zed/approved/it"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "nova-specs"
    (root / "doc/source/_images").mkdir(parents=True)
    (root / "specs/zed/approved").mkdir(parents=True)
    (root / "doc/source/_images/a.png").write_bytes(b"png")
    (root / "doc/source/_images/b.svg").write_bytes(b"<svg/>")
    (root / "specs/zed/approved/c.jpg").write_bytes(b"jpg")
    (root / "secret.txt").write_bytes(b"text")
    (tmp_path / "out.png").write_bytes(b"png")
    return root


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("/_images/a.png", "doc/source/_images/a.png"),
        ("/_images/b.*", "doc/source/_images/b.svg"),
        ("c.jpg", "specs/zed/approved/c.jpg"),
        ("../approved/c.jpg", "specs/zed/approved/c.jpg"),
    ],
)
def test_found(root: Path, name: str, found: str) -> None:
    assert pictures.find(root, DOCUMENT, name) == root / found


@pytest.mark.parametrize(
    "name",
    [
        "/secret.txt",
        "/_images",
        "/_images/none.png",
        "../../../../out.png",
        "/../out.png",
        "/etc/passwd",
        "a\0.png",
        "x" * 5000 + ".png",
        "",
    ],
)
def test_not_found(root: Path, name: str) -> None:
    assert pictures.find(root, DOCUMENT, name) is None


def test_links_out_of_the_checkout_are_refused(root: Path) -> None:
    below = root / "doc/source/_images"
    (below / "out.png").symlink_to(root.parent / "out.png")
    (below / "text.png").symlink_to(root / "secret.txt")
    (below / "round.png").symlink_to(below / "round.png")
    (below / "folder").symlink_to(root.parent)
    (below / "in.png").symlink_to(below / "a.png")
    for name in ("out.png", "text.png", "round.png", "folder/out.png"):
        assert pictures.find(root, DOCUMENT, f"/_images/{name}") is None
    assert pictures.find(root, DOCUMENT, "/_images/in.png")


def test_what_is_too_large_or_no_file_is_refused(root: Path) -> None:
    large = root / "doc/source/_images/large.png"
    with large.open("wb") as file:
        file.truncate(10_000_001)
    (root / "doc/source/_images/folder.png").mkdir()
    assert pictures.find(root, DOCUMENT, "/_images/large.png") is None
    assert pictures.find(root, DOCUMENT, "/_images/folder.png") is None
