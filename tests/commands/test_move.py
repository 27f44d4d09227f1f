"""``novaspec move``, ``abandon`` and ``rename`` in a real checkout."""

from pathlib import Path

import pytest

from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import files as novaspec_files
from tests.support import repository, specs
from tests.support.called import Called, call, files

OLD = "2027.1/approved/fast-disks.rst"
NEW = "2027.1/implemented/fast-disks.rst"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = repository.make(tmp_path / "nova-specs")
    specs.add(root, OLD)
    # As the project has it, so that no folder is without a page.
    for folder in ("2027.1/approved", "backlog/approved"):
        link = root / "specs" / folder / "2027.1-template.rst"
        link.symlink_to("../../2027.1-template.rst")
    repository.git(root, "add", "-A")
    repository.git(root, "commit", "-q", "-m", "Add a spec")
    return root


def redirects(root: Path, folder: str = "2027.1") -> str:
    return (root / "specs" / folder / "redirects").read_text()


def refused(root: Path, *arguments: str, code: int = 1) -> Called:
    """Call it, and see that it changed nothing and said why in a line."""
    before = files(root)
    done = call(root, *arguments)
    assert done.code == code, done
    assert done.err.count("\n") == 1, done.err
    assert done.err.startswith("novaspec: ")
    assert files(root) == before
    return done


def test_move_by_name(root: Path) -> None:
    text = (root / "specs" / OLD).read_bytes()
    done = call(root, "move", "fast-disks", "implemented")
    assert done.code == 0, done.err
    assert not (root / "specs" / OLD).exists()
    assert (root / "specs" / NEW).read_bytes() == text
    line = "approved/fast-disks.rst ../implemented/fast-disks.rst\n"
    assert redirects(root) == line
    assert f"specs/{OLD} -> specs/{NEW}" in done.out
    assert done.err == ""


@pytest.mark.parametrize(
    "target",
    [
        "specs/2027.1/implemented",
        "specs/2027.1/implemented/",
        "2027.1/implemented",
        "./specs/2027.1/implemented/fast-disks.rst",
    ],
)
def test_move_by_path(root: Path, target: str) -> None:
    assert call(root, "move", f"specs/{OLD}", target).code == 0
    assert (root / "specs" / NEW).exists()


def test_move_from_within_a_folder(root: Path) -> None:
    here = root / "specs" / "2027.1" / "approved"
    assert call(here, "move", "fast-disks.rst", "../implemented").code == 0
    assert (root / "specs" / NEW).exists()


def test_a_dry_run_says_the_same_and_does_nothing(root: Path) -> None:
    before = files(root)
    told = call(root, "move", "fast-disks", "implemented", "--dry-run")
    assert told.code == 0
    assert "nothing was changed" in told.err
    assert files(root) == before
    done = call(root, "move", "fast-disks", "implemented")
    assert done.out == told.out


def test_the_last_page_of_a_folder(root: Path) -> None:
    (root / "specs/2027.1/approved/2027.1-template.rst").unlink()
    done = call(root, "move", "fast-disks", "implemented")
    assert done.code == 0
    assert "no page is left in specs/2027.1/approved" in done.err


def test_a_folder_that_git_did_not_keep_is_made(root: Path) -> None:
    (root / "specs/2027.1/implemented").rmdir()
    assert call(root, "move", "fast-disks", "implemented").code == 0
    assert (root / "specs" / NEW).exists()


def test_from_the_backlog_to_a_release_and_on(root: Path) -> None:
    specs.add(root, "backlog/approved/idea.rst")
    repository.git(root, "add", "-A")
    repository.git(root, "commit", "-q", "-m", "Add an idea")
    done = call(root, "move", "idea", "2027.1/approved")
    assert done.code == 0
    assert "novaspec regenerate idea" in done.err
    done = call(root, "move", "idea", "implemented")
    assert done.code == 0
    assert redirects(root, "backlog") == (
        "approved/idea.rst ../../2027.1/implemented/idea.rst\n"
    )
    # The place in between was nobody's to see.
    assert redirects(root) == ""


def test_without_a_redirect(root: Path) -> None:
    done = call(root, "move", "fast-disks", "implemented", "--no-redirect")
    assert done.code == 0
    assert redirects(root) == ""
    assert done.err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("rename", "new-one", "newer-one"),
        ("move", "new-one", "implemented"),
        ("abandon", "new-one"),
    ],
)
def test_nobody_has_the_address_of_a_spec_never_merged(
    root: Path, arguments: tuple[str, ...]
) -> None:
    specs.add(root, "2027.1/approved/new-one.rst")
    done = call(root, *arguments)
    assert done.code == 0
    assert redirects(root) == ""
    assert "never merged, so no redirect" in done.err


def test_a_redirect_that_is_asked_for_is_written(root: Path) -> None:
    specs.add(root, "2027.1/approved/new-one.rst")
    done = call(root, "rename", "new-one", "newer-one", "--redirect")
    assert done.code == 0
    line = "approved/new-one.rst ../approved/newer-one.rst\n"
    assert redirects(root) == line
    assert "never merged" not in done.err


def test_a_commit_of_ones_own_is_not_merged(root: Path) -> None:
    repository.git(root, "update-ref", "refs/remotes/origin/HEAD", "HEAD")
    specs.add(root, "2027.1/approved/new-one.rst")
    repository.git(root, "add", "-A")
    repository.git(root, "commit", "-q", "-m", "Add a spec")
    assert call(root, "rename", "new-one", "newer-one").code == 0
    assert redirects(root) == ""


def test_the_target_exists(root: Path) -> None:
    specs.add(root, NEW, "another one\n")
    done = refused(root, "move", f"specs/{OLD}", "implemented")
    assert "implemented/fast-disks.rst exists" in done.err


def test_two_specs_of_one_name(root: Path) -> None:
    specs.add(root, NEW)
    done = refused(root, "move", "fast-disks", "backlog")
    assert "two specs" in done.err


def test_an_older_release(root: Path) -> None:
    done = refused(root, "move", "fast-disks", "zed/approved")
    assert "zed is older than 2027.1" in done.err


def test_a_release_that_does_not_exist(root: Path) -> None:
    done = refused(root, "move", "fast-disks", "2031.1/approved")
    assert "no release '2031.1'" in done.err


@pytest.mark.parametrize(
    "target",
    ["2027.1", "elsewhere", "/etc", "../..", "2027.1/approved/x/y", "", "."],
)
def test_what_is_no_folder_of_specs(root: Path, target: str) -> None:
    done = refused(root, "move", "fast-disks", target, code=2)
    assert "no folder of specs" in done.err


def test_where_it_is_already(root: Path) -> None:
    done = refused(root, "move", "fast-disks", "approved", code=2)
    assert "there already" in done.err


def test_a_name_with_a_slip(root: Path) -> None:
    done = refused(root, "move", "fast-disk", "implemented", code=2)
    assert "did you mean 'fast-disks'?" in done.err


def test_one_that_went_elsewhere(root: Path) -> None:
    call(root, "rename", "fast-disks", "quick-disks")
    call(root, "move", "quick-disks", "implemented")
    done = refused(root, "move", "fast-disks", "implemented", code=2)
    assert "it went to specs/2027.1/implemented/quick-disks.rst" in done.err


def test_a_file_outside_of_any_checkout(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "lost.rst"
    path.write_text(specs.text())
    done = refused(root, "move", str(path), "implemented")
    assert "in no checkout" in done.err
    assert path.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Words without a title.\n", "no document title"),
        ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> b\n", "merge conflict"),
        ("T\r\n=\r\n", "carriage return"),
    ],
)
def test_a_spec_that_is_not_whole(root: Path, content: str, said: str) -> None:
    (root / "specs" / OLD).write_bytes(content.encode())
    assert said in refused(root, "move", "fast-disks", "implemented").err


def test_a_template_is_no_spec(root: Path) -> None:
    done = refused(
        root, "move", "specs/zed-template.rst", "implemented", code=2
    )
    assert "template" in done.err


@pytest.mark.parametrize("failing", ["redirects", "remove"])
def test_all_or_nothing(
    root: Path, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fails in between leaves everything as it was."""
    (root / "specs/zed/redirects").write_text(
        "approved/x.rst ../../2027.1/approved/fast-disks.rst\n"
    )
    if failing == "remove":

        def unlink(self: Path, *, missing_ok: bool = False) -> None:
            if (
                self.name == "fast-disks.rst"
                and self.parent.name == "approved"
            ):
                raise OSError(5, "Input/output error")
            original_unlink(self, missing_ok=missing_ok)

        original_unlink = Path.unlink
        monkeypatch.setattr(Path, "unlink", unlink)
    else:
        original = novaspec_files.write_text

        def write(
            path: Path, text: str, *, expected: str | None = None
        ) -> None:
            if path.parent.name == "zed" and "implemented" in text:
                raise NovaspecError("the disk is full")
            original(path, text, expected=expected)

        monkeypatch.setattr(novaspec_files, "write_text", write)
    refused(root, "move", "fast-disks", "implemented")


@pytest.mark.parametrize("written", [0, 1])
def test_a_move_that_was_killed_is_finished(root: Path, written: int) -> None:
    """What had been done by then is what a second call finds and keeps."""
    text = (root / "specs" / OLD).read_bytes()
    (root / "specs" / NEW).write_bytes(text)
    line = "approved/fast-disks.rst ../implemented/fast-disks.rst\n"
    (root / "specs/2027.1/redirects").write_text(line * written)
    done = call(root, "move", f"specs/{OLD}", "implemented")
    assert done.code == 0, done.err
    assert not (root / "specs" / OLD).exists()
    assert (root / "specs" / NEW).read_bytes() == text
    assert redirects(root) == line


def test_a_rename_that_was_killed_is_finished(root: Path) -> None:
    path = root / "specs" / OLD
    new = path.with_name("quick-disks.rst")
    new.write_text(path.read_text().replace("spec/fast", "spec/quick"))
    assert call(root, "rename", "fast-disks", "quick-disks").code == 0
    assert not path.exists()
    assert "spec/quick-disks" in new.read_text()


def test_the_target_is_a_link_to_the_same(root: Path) -> None:
    (root / "specs" / NEW).symlink_to(root / "specs" / OLD)
    done = refused(root, "move", f"specs/{OLD}", "implemented")
    assert "implemented/fast-disks.rst exists" in done.err


def test_no_redirect_can_tell_of_a_name_with_a_space(root: Path) -> None:
    """The project's build reads two words from each line."""
    specs.add(root, "2027.1/approved/my disks.rst")
    path = "specs/2027.1/approved/my disks.rst"
    repository.git(root, "add", "-A")
    repository.git(root, "commit", "-q", "-m", "Add a spec")
    done = refused(root, "rename", path, "my-disks", code=2)
    assert "--no-redirect" in done.err
    done = call(root, "rename", path, "my-disks", "--no-redirect")
    assert done.code == 0, done.err
    assert (root / "specs/2027.1/approved/my-disks.rst").exists()


def test_abandon(root: Path) -> None:
    specs.add(root, "backlog/approved/idea.rst")
    repository.git(root, "add", "-A")
    repository.git(root, "commit", "-q", "-m", "Add an idea")
    done = call(root, "abandon", "idea")
    assert done.code == 0
    assert (root / "specs/abandoned/idea.rst").exists()
    assert redirects(root, "backlog") == (
        "approved/idea.rst ../../abandoned/idea.rst\n"
    )
    assert "why" in done.err
    # And it comes back: nothing may lead away from it any more.
    done = call(root, "move", "idea", "2027.1/approved")
    assert done.code == 0, done.err
    assert redirects(root, "backlog") == (
        "approved/idea.rst ../../2027.1/approved/idea.rst\n"
    )
    assert not (root / "specs/abandoned/redirects").exists()


def test_abandon_a_spec_of_a_release_is_advised_against(root: Path) -> None:
    done = call(root, "abandon", "fast-disks", "-n")
    assert done.code == 0
    assert "only specs of the backlog" in done.err


def test_rename(root: Path) -> None:
    path = root / "specs" / OLD
    text = path.read_text()
    (path.parent / "other.rst").write_text(specs.text("other"))
    done = call(root, "rename", "fast-disks", "quick-disks")
    assert done.code == 0, done.err
    # The address, and none of the other places that hold the name.
    assert path.with_stem("quick-disks").read_text() == text.replace(
        "+spec/fast-disks", "+spec/quick-disks"
    )
    assert "I want fast-disks to be" in text
    assert not path.exists()
    assert redirects(root) == (
        "approved/fast-disks.rst ../approved/quick-disks.rst\n"
    )


def test_rename_without_an_address_in_it(root: Path) -> None:
    path = root / "specs" / OLD
    path.write_text(path.read_text().replace("+spec/fast", "+spec/slow"))
    done = call(root, "rename", "fast-disks", "quick-disks")
    assert done.code == 0
    assert "address of fast-disks is not in it" in done.err


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "Fast Disks", "x", "a_b", "a/b", ""]
)
def test_rename_to_what_is_no_name(root: Path, name: str) -> None:
    refused(root, "rename", "fast-disks", name, code=2)


def test_rename_to_what_exists(root: Path) -> None:
    specs.add(root, "2027.1/approved/other.rst")
    assert "exists" in refused(root, "rename", "fast-disks", "other").err


def test_rename_to_its_own_name(root: Path) -> None:
    done = refused(root, "rename", "fast-disks", "fast-disks", code=2)
    assert "has that name already" in done.err


def test_a_file_of_no_release(root: Path) -> None:
    path = specs.add(root, "lost.rst")
    done = refused(root, "move", str(path), "2027.1/approved")
    assert "in no folder of specs" in done.err


def test_a_link_is_not_moved(root: Path) -> None:
    link = root / "specs" / "2027.1" / "approved" / "other.rst"
    link.symlink_to("fast-disks.rst")
    done = refused(root, "move", str(link), "implemented")
    assert "symbolic link" in done.err


def test_the_backlog_has_nothing_implemented(root: Path) -> None:
    specs.add(root, "backlog/approved/idea.rst")
    done = refused(root, "move", "idea", "implemented", code=2)
    assert "nothing in the backlog is implemented" in done.err
    assert call(root, "move", "fast-disks", "backlog", "-n").code == 0
