"""``novaspec check --exact``: the checkout's own Sphinx on one spec."""

import importlib.util
import urllib.request
from pathlib import Path

import pytest

from tests.support import program, repository, specs
from tests.support.served import Served

needed = pytest.mark.skipif(
    importlib.util.find_spec("sphinx") is None,
    reason="Sphinx is not installed",
)
SPEC = "2027.1/approved/fast-disks.rst"
CONFIGURATION = "extensions = ['sphinx.ext.todo']\nproject = 'Specs'\n"
MINDS = """
from sphinx.util import logging

def read(app, tree):
    for node in tree.findall(lambda node: node.tagname == "paragraph"):
        if "pity" in node.astext():
            logging.getLogger("x").warning("no pity", location=node)

def setup(app):
    app.connect("doctree-read", read)
"""
NOTE = "note: --exact runs the code of doc/source/conf.py\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = repository.make(tmp_path / "nova-specs")
    source = root / "doc" / "source"
    (source / "_images").mkdir(parents=True)
    (source / "_images" / "a.png").write_bytes(b"no real picture")
    (source / "conf.py").write_text(CONFIGURATION)
    text = specs.text().replace(
        "Problem description\n", ".. _far-away:\n\nProblem description\n", 1
    )
    specs.add(root, "zed/approved/other.rst", text)
    return root


def check(root: Path, *arguments: str) -> tuple[int, str, str]:
    done = program.run("check", *arguments, folder=root)
    return done.returncode, done.stdout, done.stderr


@needed
def test_what_only_sphinx_finds_is_a_finding(root: Path) -> None:
    path = specs.add(root, SPEC)
    conf = root / "doc" / "source" / "conf.py"
    # What a project's own configuration minds, and nobody else can know.
    conf.write_text(CONFIGURATION + MINDS)
    code, out, err = check(root, "--exact", str(path))
    line = (
        path.read_text()
        .split("\n")
        .index("Disks are slow, and that is a pity.")
    )
    assert f"{path}:{line + 1}:1: rst-other Sphinx says: no pity" in out
    assert code == 1
    assert err.startswith(NOTE)
    # Not asked for, it does not run.
    code, out, err = check(root, str(path))
    assert "pity" not in out.replace("a pity", "")
    assert code == 0
    assert "note" not in err


@needed
def test_references_into_the_checkout_are_resolved(root: Path) -> None:
    path = specs.add(
        root,
        SPEC,
        specs.text()
        + "\nSee :ref:`far-away` and :doc:`/specs/zed/approved/other`.\n\n"
        ".. image:: /_images/a.png\n",
    )
    code, out, _ = check(root, "--exact", str(path))
    assert "Sphinx says" not in out
    assert code == 0


@needed
def test_what_check_says_is_not_said_twice(root: Path) -> None:
    path = specs.add(root, SPEC, specs.text() + "\nSee :ref:`gone`.\n")
    _, out, _ = check(root, "--exact", str(path))
    assert "link-label" in out
    assert "Sphinx says" not in out


@needed
@pytest.mark.parametrize(
    ("configuration", "said"),
    [
        ("extensions = ['no_such_extension']\n", "no_such_extension"),
        ("raise RuntimeError('no')\n", "file: RuntimeError: no; "),
        ("syntax error\n", "build fails"),
        ("import os\nos._exit(3)\n", "ended without an answer"),
    ],
)
def test_a_configuration_that_cannot_run_is_one_line(
    root: Path, configuration: str, said: str
) -> None:
    (root / "doc" / "source" / "conf.py").write_text(configuration)
    code, out, err = check(root, "--exact", str(specs.add(root, SPEC)))
    assert (code, out) == (1, "")
    assert said in err
    assert "Traceback" not in err
    assert err.count("\n") == 2


@needed
def test_without_a_configuration_it_is_one_line(root: Path) -> None:
    (root / "doc" / "source" / "conf.py").unlink()
    code, _, err = check(root, "--exact", str(specs.add(root, SPEC)))
    assert code == 1
    assert "conf.py is not there" in err
    assert NOTE not in err


@needed
def test_nothing_is_written_into_the_checkout(root: Path) -> None:
    path = specs.add(root, SPEC)
    repository.git(root, "add", "-A")
    check(root, "--exact", str(path))
    assert "??" not in repository.git(root, "status", "--porcelain")


def test_without_sphinx_one_line_says_how_to_get_it(root: Path) -> None:
    path = specs.add(root, SPEC)
    done = program.run_after(
        "sys.modules['sphinx'] = None",
        *("check", "--exact", str(path)),
        folder=root,
    )
    assert done.returncode == 1
    assert "pip install 'novaspec[sphinx]'" in done.stderr


def test_standard_input_is_not_built(root: Path) -> None:
    done = program.run("check", "--exact", "-", folder=root, stdin="")
    assert done.returncode == 2


@needed
def test_the_page_is_what_sphinx_makes(root: Path) -> None:
    conf = root / "doc" / "source" / "conf.py"
    conf.write_text(
        f"{CONFIGURATION}rst_prolog = '.. |own| replace:: their own words'\n"
    )
    text = f"{specs.text()}\nThese are |own|.\n\n.. image:: /_images/a.png\n"
    path = specs.add(root, SPEC, text)
    with Served("fast-disks", "--exact", folder=root) as served:
        html = read(served.address)
        assert "These are their own words." in html
        assert 'src="data:image/png;base64,' in html
        assert "own Sphinx builds it" in html
        path.write_text(f"{text}\nAnd |own| again.\n")
        while "And their own words again." not in html:
            html = read(served.address)
        conf.write_text("broken(\n")
        _, said = served.end()
    assert NOTE in said


@needed
def test_a_build_that_fails_leaves_our_own_page(root: Path) -> None:
    (root / "doc" / "source" / "conf.py").write_text("broken(\n")
    specs.add(root, SPEC)
    with Served("fast-disks", "--exact", folder=root) as served:
        html = read(served.address)
    assert "build fails" in html
    assert "Below is our own page." in html
    assert "Disks are slow" in html


def read(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return str(answer.read().decode())
