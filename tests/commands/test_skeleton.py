from pathlib import Path

import pytest

from novaspec_new.check import Context, Severity, check
from novaspec_new.commands import main
from novaspec_new.spec import document, gate, todo
from novaspec_new.spec.outline import Outline
from novaspec_new.workspace import spec_templates
from tests.support import repository, two_releases


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = two_releases.make(tmp_path / "nova-specs", spec="")
    monkeypatch.chdir(root)
    return root


def errors(text: str, outline: Outline) -> list[str]:
    found = check(text, Context(read_outline=lambda: outline))
    return [f.message for f in found if f.severity is Severity.ERROR]


@pytest.mark.parametrize("guidance", ["ours", "template", "none"])
def test_the_file_is_valid_whatever_the_guidance(
    root: Path, guidance: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main.main(["skeleton", "awesome-thing", "--guidance", guidance])
    assert code == 0
    path = root / "specs/2027.1/approved/awesome-thing.rst"
    assert capsys.readouterr().out == f"{path}\n"
    text = path.read_text()
    spec = document.split(text)
    assert (
        tuple(s.title for s in spec.sections)
        == two_releases.NEW_OUTLINE.titles
    )
    assert spec.title == "Awesome thing"
    assert errors(text, two_releases.NEW_OUTLINE) == []
    assert todo.has_marker(spec.introduction)
    for entry in two_releases.NEW_OUTLINE.asked:
        section = spec.find(entry.title)
        assert section
        assert todo.is_todo(section.body)
    assert ("How is it tested?" in text) is (guidance == "template")


def test_the_templates_words_are_all_there_and_fit(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = root / "specs" / "2027.1-template.rst"
    long = "* A question of many words " + "and more of them " * 9 + "?"
    template.write_text(two_releases.NEW.replace("How is it tested?", long))
    arguments = ["--guidance", "template", "--stdout"]
    assert main.main(["skeleton", "awesome-thing", *arguments]) == 0
    text = capsys.readouterr().out
    assert " ".join(long.split()) in " ".join(text.split())
    assert max(map(len, text.split("\n"))) <= gate.WIDTH


def test_stdout_writes_no_file(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--stdout", "--release", "zed", "--title", "A {{ title }}"]
    assert main.main(["skeleton", "awesome-thing", *arguments]) == 0
    text = capsys.readouterr().out
    assert document.split(text).title == "A {{ title }}"
    assert "   * - Zed\n" in text
    assert not list(root.glob("specs/*/approved/awesome-thing.rst"))


def test_an_existing_file_is_never_overwritten(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = root / "mine.rst"
    path.write_text("mine\n")
    arguments = ["skeleton", "awesome-thing", "--output", "mine.rst"]
    assert main.main(arguments) == 1
    assert path.read_text() == "mine\n"
    assert "mine.rst exists" in capsys.readouterr().err


def test_outside_a_checkout(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main.main(["skeleton", "awesome-thing"]) == 0
    assert (tmp_path / "awesome-thing.rst").is_file()
    assert main.main(["skeleton", "b-thing", "--guidance", "template"]) == 2
    assert not (tmp_path / "b-thing.rst").exists()
    assert "run it in a checkout" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["../x"], 2, "is no blueprint name"),
        (["awesome-thing", "--release", "2031.1"], 1, "no release '2031.1'"),
        (["awesome-thing", "--title", " "], 2, "the title is empty"),
        (["awesome-thing", "--guidance", "x"], 2, "--guidance"),
    ],
)
def test_bad_input_is_one_line(
    root: Path,
    arguments: list[str],
    code: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main.main(["skeleton", *arguments]) == code
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1
    assert not list(root.glob("specs/*/approved/*"))


@pytest.mark.parametrize("guidance", ["ours", "template", "none"])
def test_every_real_template_gives_a_valid_file(
    nova_specs: Path,
    guidance: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(nova_specs)
    checkout = repository.checkout(nova_specs)
    for release in checkout.releases():
        arguments = ["--release", release, "--guidance", guidance]
        assert main.main(["skeleton", "a-b", "--stdout", *arguments]) == 0
        text = capsys.readouterr().out
        outline = spec_templates.of_release(checkout, release)
        assert errors(text, outline) == [], release
        long = [
            line
            for line in text.split("\n")
            if len(line) > gate.WIDTH and " " in line.strip()
        ]
        assert long == [], release


def test_the_project_that_is_set_holds_outside_a_checkout(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NOVASPEC_PROJECT", "placement")
    assert main.main(["skeleton", "awesome-thing", "--stdout"]) == 0
    address = "https://blueprints.launchpad.net/placement/+spec/awesome-thing"
    assert address in capsys.readouterr().out


@pytest.mark.parametrize("title", ["", " ", "====", "..", "-"])
def test_what_cannot_be_a_title(
    root: Path, title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["skeleton", "awesome-thing", "--title", title]) == 2
    assert "title" in capsys.readouterr().err
    assert not (root / "specs/2027.1/approved/awesome-thing.rst").exists()


@pytest.mark.parametrize("title", ["* a", "1. a", ".. note:: a", "a" * 999])
def test_what_only_looks_like_something_else(root: Path, title: str) -> None:
    assert main.main(["skeleton", "awesome-thing", "--title", title]) == 0
    path = root / "specs/2027.1/approved/awesome-thing.rst"
    assert document.split(path.read_text()).title == title
