"""The same verdict as a real Sphinx, on each of its directives and roles.

What there is to use comes from Sphinx's registries: see
``tests/support/sphinx_cases.py``. One build says what Sphinx thinks of all.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import docutils
import pytest

from novaspec_new.check import Severity, check
from novaspec_new.check.context_loader import ContextLoader
from novaspec_new.rst.sphinx import directives, roles
from tests.support import checker, program, sphinx_build, sphinx_cases
from tests.support.sphinx_cases import Case

AREAS = {"code", "link", "rst"}
# What only the content of another file can tell; files that a directive
# names are looked for and never read.
IN_A_FILE = {
    *("include: ':start-after: nothing'", "include: ':end-before: nothing'"),
    *("literalinclude: ':pyobject: nothing'", "literalinclude: ':lines: 9'"),
    "literalinclude: ':start-after: nothing'",
    "literalinclude: ':end-before: nothing'",
    "literalinclude: ':start-at: nothing'",
    "literalinclude: ':end-at: nothing'",
    *(
        f"literalinclude: open markup for {option}"
        for option in ("pyobject", "start-after", "start-at", "end-before")
    ),
    "literalinclude: open markup for end-at",
    "include: open markup for start-after",
    "include: open markup for end-before",
}
# Right use at which Sphinx 9.0 itself fails, or looks in a wrong folder.
SPHINX_FAILS = {
    "todo: ':name: Some text'",
    "todo: open markup for name",
    "image: ':loading: embed'",
}


def ours(root: Path, cases: Sequence[Case]) -> dict[str, list[str]]:
    """Return what we find in each case, by its name."""
    found: dict[str, list[str]] = {}
    loader = ContextLoader(root)
    for page in sphinx_build.make(root, cases):
        for finding in check(page.text, loader.context(page.path)):
            area = finding.code.split("-")[0]
            if finding.severity is Severity.ERROR and area in AREAS:
                case = page.case(finding.line)
                name = case.name if case else page.path.stem
                found.setdefault(name, []).append(finding.message)
    return found


@pytest.fixture(scope="module")
def registry() -> sphinx_cases.Registry:
    return sphinx_build.registry()


def test_we_know_each_directive_and_role_and_no_other(
    registry: sphinx_cases.Registry,
) -> None:
    known = {name for name, _ in directives.known()}
    theirs = {*registry["directives"]}
    of_docutils = {*registry["docutils"]}

    assert known <= theirs <= known | of_docutils
    named = {*roles.names()}
    theirs = {*registry["roles"]}
    assert named <= theirs <= named | of_docutils


@pytest.mark.skipif(
    docutils.__version_info__ < (0, 22),
    reason="docutils of old has other options, and images without a line",
)
def test_the_verdict_is_sphinx_s(
    registry: sphinx_cases.Registry, tmp_path: Path
) -> None:
    cases = sphinx_cases.cases(registry)
    checker.forget()
    found = ours(tmp_path / "ours", cases)
    theirs = sphinx_build.warnings(tmp_path / "theirs", cases)

    missed = {name: said for name, said in theirs.items() if name not in found}
    invented = {
        name: said for name, said in found.items() if name not in theirs
    }
    assert len(cases) > 5000
    assert len(theirs) > 2000
    assert invented == {}
    assert missed.keys() <= IN_A_FILE | SPHINX_FAILS, missed


def test_what_two_documents_define_is_told_of_one(tmp_path: Path) -> None:
    """Sphinx tells of the one that it reads later, we of the one checked."""
    text = (
        ".. glossary::\n\n   {0}\n      Text.\n\n"
        ".. productionlist::\n   {1}: x\n"
    )
    cases = [
        Case(name, text.format(*words), is_alone=True)
        for name, words in {
            "term and token": ("a word", "known_token"),
            "term": ("a word", "new"),
            "token": ("new", "known_token"),
            "none": ("A word", "other"),
        }.items()
    ]
    checker.forget()
    found = ours(tmp_path / "ours", cases)
    theirs = sphinx_build.warnings(tmp_path / "theirs", cases[3:])

    assert {name: len(said) for name, said in found.items()} == {
        "term and token": 2,
        "term": 1,
        "token": 1,
    }
    assert theirs == {}


def test_without_sphinx_nothing_is_said_of_c(tmp_path: Path) -> None:
    """It is no dependency; and what was found with it is not told again."""
    text = checker.with_body(
        "Alternatives",
        ".. c:function:: int f(\n\n.. py:function:: f(a, a)\n\n"
        "See :cpp:expr:`a +`.",
    )
    path = checker.place(checker.make(tmp_path), text)
    hidden = 'sys.modules["sphinx"] = None'
    words = ("check", "--format", "json", str(path))

    for code, lines in (("", [33, 35, 37]), (hidden, [35])):
        done = program.run_after(code, *words, folder=tmp_path)
        found = json.loads(done.stdout)["findings"]
        assert [each["line"] for each in found] == lines, found
        assert {each["code"] for each in found} == {"rst-declaration"}
