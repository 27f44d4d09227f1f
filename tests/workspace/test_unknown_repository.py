"""Repositories of specs that no profile is for, and profiles gone wrong."""

from pathlib import Path

import pytest

from novaspec_new.spec.errors import NovaspecError, UsageError
from novaspec_new.spec.profile import Profile
from novaspec_new.spec.tracker import TrackerKind
from novaspec_new.workspace import profile_choice, unknown_repository
from novaspec_new.workspace.checkout import Checkout
from tests.support.called import call, files

TEMPLATE = """\
=================
Title of the duck
=================

{page}

Say why.

Problem
=======

What is wrong with ducks?

Answer
======

What will ducks do?

Ponds
-----

Which ponds change?
"""
_NEW = ("--title", "A thing", "--fill-none", "--non-interactive", "--offline")


def make(root: Path, *folders: str, page: str = "", at: str = "specs") -> Path:
    (root / ".gitreview").parent.mkdir(parents=True, exist_ok=True)
    (root / ".gitreview").write_text("project=openstack/duck-specs.git\n")
    (root / "specs").mkdir()
    for folder in folders:
        (root / "specs" / folder).mkdir(parents=True)
    (root / at / "template.rst").write_text(TEMPLATE.format(page=page))
    return root


@pytest.mark.parametrize(
    ("folders", "place"),
    [
        ((), "specs/a-thing.rst"),
        (("zed", "2026.1"), "specs/2026.1/a-thing.rst"),
        (("2026.1/approved",), "specs/2026.1/approved/a-thing.rst"),
        (("approved",), "specs/approved/a-thing.rst"),
    ],
)
@pytest.mark.parametrize("at", ["specs", "."])
def test_a_spec_goes_where_others_of_its_kind_would(
    tmp_path: Path, folders: tuple[str, ...], place: str, at: str
) -> None:
    root = make(tmp_path / "root", *folders, at=at)
    before = set(files(root))
    called = call(root, "new", "a-thing", *_NEW)
    assert called.code == 0, called.err
    assert set(files(root)) - before == {place}
    text = (root / place).read_text()
    assert "Ponds\n-----\n\nNone\n" in text
    # Whose tracker it is nobody knows, so that no address is made up.
    assert "http" not in text.partition("Problem")[0]
    assert call(root, "check", place).code == 0


def test_the_template_s_words_are_the_guidance(tmp_path: Path) -> None:
    root = make(tmp_path / "root")
    shown = call(root, "skeleton", "a-thing", "--stdout").out
    assert "   Which ponds change?" in shown
    assert "What is wrong with ducks?" in call(root, "guide", "Problem").out


def test_the_template_tells_of_the_tracker(tmp_path: Path) -> None:
    page = "https://bugs.launchpad.net/duck/+bug/XXXXXXX"
    root = make(tmp_path / "root", page=page)
    call(root, "new", "a-thing", "--link", "1234567", *_NEW)
    told = call(root, "message", "a-thing", "--non-interactive").out
    assert told.endswith("\nPartial-Bug: #1234567\n")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("https://blueprints.launchpad.net/duck/+spec/x", "blueprint"),
        ("https://bugs.launchpad.net/duck/+bug/1", "bug"),
        ("https://storyboard.openstack.org/#!/story/1", "story"),
        ("nothing", "none"),
    ],
)
def test_trackers(text: str, kind: str) -> None:
    assert unknown_repository.tracker(text).kind is TrackerKind(kind)


def test_no_rule_holds_that_is_not_known(tmp_path: Path) -> None:
    root = make(tmp_path / "root", "zed")
    path = root / "specs" / "zed" / "a.rst"
    path.write_text(f"Title\n=====\n\n{'wide ' * 40} \n\nSee nothing_.\n")
    called = call(root, "check", "--all")
    assert called.code == 0
    assert "rst-reference" in called.out
    assert "text-width" not in called.out


def test_it_is_told_that_no_profile_is_for_it(tmp_path: Path) -> None:
    root = make(tmp_path / "root")
    assert call(root, "config").out.splitlines()[-1] == (
        "profile: duck (.gitreview: openstack/duck-specs, which no profile "
        "is for)"
    )


@pytest.mark.parametrize("command", [("new", "a-b", *_NEW), ("status",)])
def test_without_a_template_one_line_says_what_was_looked_for(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    root = make(tmp_path / "root")
    (root / "specs" / "template.rst").unlink()
    before = files(root)
    called = call(root, *command)
    assert called.code == 1
    assert called.err.count("\n") == 1
    assert "specs/template.rst, template.rst" in called.err
    assert files(root) == before


def test_a_template_without_sections(tmp_path: Path) -> None:
    root = make(tmp_path / "root")
    (root / "specs" / "template.rst").write_text("Only words.\n")
    called = call(root, "new", "a-b", *_NEW)
    assert called.code == 1
    assert "the template has no sections" in called.err
    assert called.err.count("\n") == 1


def test_two_profiles_that_claim_one_checkout(tmp_path: Path) -> None:
    claims = [Profile(name="duck"), Profile(name="drake")]
    with pytest.raises(NovaspecError) as caught:
        profile_choice.only(tmp_path, claims)
    assert str(caught.value) == (
        f"the profiles duck and drake claim {tmp_path}; --profile NAME "
        "takes one of them"
    )


def test_a_tracker_that_is_not_there(tmp_path: Path) -> None:
    root = make(tmp_path / "root")
    called = call(root, "new", "a-b", "--link", "12", *_NEW)
    assert called.code == 2
    assert called.err == (
        "novaspec: the project has no tracker that is known; leave out "
        "--link\n"
    )
    assert not (root / "specs" / "a-b.rst").exists()


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("duckbase", "unknown value of 'kind' 'duckbase'; known are "),
        ("buck", "unknown value of 'kind' 'buck'; did you mean 'bug'?"),
    ],
)
def test_a_tracker_that_no_one_knows(
    tmp_path: Path, kind: str, told: str
) -> None:
    root = make(tmp_path / "root")
    (root / ".novaspec.toml").write_text(f'[tracker]\nkind = "{kind}"\n')
    called = call(root, "new", "a-b", *_NEW)
    assert called.code == 1
    assert f".novaspec.toml:2: {told}" in called.err
    assert called.err.count("\n") == 1


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ducks", "is no web address"),
        ("https://a/{duck}/{id}", "has an unknown field 'duck'"),
        ("https://a/{project}", "has not {id} once"),
    ],
)
def test_an_address_that_cannot_be(
    tmp_path: Path, address: str, told: str
) -> None:
    root = make(tmp_path / "root")
    (root / ".novaspec.toml").write_text(
        f'[tracker]\nkind = "bug"\naddress = "{address}"\n'
    )
    called = call(root, "check", "--all")
    assert called.code == 1
    assert f".novaspec.toml:3: address {address!r} {told}" in called.err


def test_a_checkout_s_own_profile_is_taken(tmp_path: Path) -> None:
    root = make(tmp_path / "root")
    (root / ".novaspec.toml").write_text(
        """
service = "Ducks"
[layout]
templates = ["specs/template.rst"]
file_name = "words"
[[layout.specs]]
path = "specs/ponds/{name}.rst"
[tracker]
kind = "story"
[gate]
checks = ["titles", "other-titles"]
"""
    )
    assert call(root, "new", "a-b", "--link", "77", *_NEW).code == 0
    path = root / "specs" / "ponds" / "a-b.rst"
    assert "https://storyboard.openstack.org/#!/story/77" in path.read_text()
    path.write_text(path.read_text().replace("Answer\n======", "Ask\n==="))
    assert call(root, "check", "specs/ponds/a-b.rst").code == 1
    told = call(root, "message", "a-b", "--non-interactive").out
    assert told.endswith("\nStory: 77\n")


def test_a_profile_outside_of_its_checkout(tmp_path: Path) -> None:
    called = call(tmp_path, "new", "a-b", "--profile", "cinder", *_NEW)
    assert called.code == 1
    assert "run it in a checkout of cinder-specs" in called.err
    assert not files(tmp_path)


def test_a_component_that_is_not_there(tmp_path: Path) -> None:
    root = make(tmp_path / "root")
    checkout = Checkout.find(root)
    assert checkout is not None
    with pytest.raises(UsageError, match="no component 'pond'"):
        checkout.new_spec("a-b", "", "pond")


def test_a_folder_of_another_name_is_no_release(tmp_path: Path) -> None:
    root = make(tmp_path / "root", "zed", "images")
    checkout = Checkout.find(root)
    assert checkout is not None
    assert checkout.releases() == ("zed",)
    (root / "specs" / "images" / "notes.rst").write_text("Notes\n=====\n")
    assert call(root, "check", "--all", "--strict").out == ""
