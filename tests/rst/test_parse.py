import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from docutils import nodes

from novaspec_new.rst import complexity
from novaspec_new.rst.parse import Message, UnparsableError, parse
from novaspec_new.rst.sphinx import directives, roles


def _problems(text: str) -> list[tuple[int, int]]:
    return [(m.line, m.level) for m in parse(text).messages if m.level > 1]


T = TypeVar("T", bound=nodes.Element)


def _only(text: str, kind: type[T]) -> T:
    (node,) = parse(text).tree.findall(kind)
    return node


def test_messages_come_with_line_and_level() -> None:
    text = "A title\n====\n\nAn *open one.\n\nAn |unknown| one.\n"
    assert parse(text).messages == (
        Message(2, 2, "Title underline too short."),
        Message(4, 2, "Inline emphasis start-string without end-string."),
        Message(6, 3, 'Undefined substitution referenced: "unknown".'),
    )


def test_a_clean_text_has_none() -> None:
    assert parse("A title\n=======\n\nText.\n").messages == ()


def test_references_are_resolved() -> None:
    assert _problems("A `link`_.\n") == [(1, 3)]
    assert _problems("A `link`_.\n\n.. _link: http://example.org/\n") == []


@pytest.mark.parametrize(
    "text",
    [
        ".. include:: {file}\n",
        ".. literalinclude:: {file}\n",
        ".. raw:: html\n   :file: {file}\n",
        ".. raw:: html\n\n   <b>secret</b>\n",
    ],
)
def test_nothing_is_read_or_passed_through(text: str, tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text("secret\n")
    parsed = parse(text.format(file=file))
    assert parsed.messages == ()
    assert not list(parsed.tree.findall(nodes.raw))
    assert "secret\n" not in parsed.tree.astext()


def test_a_table_is_not_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "secret.csv"
    file.write_text("secret\n")
    parsed = parse(f".. csv-table::\n   :file: {file}\n")
    assert "secret\n" not in parsed.tree.astext()
    (block,) = parsed.tree.findall(nodes.literal_block)
    assert block["options"] == {"file": str(file)}


def test_raw_roles_render_nothing() -> None:
    text = ".. role:: html(raw)\n   :format: html\n\nA :html:`<b>` word.\n"
    parsed = parse(text)
    assert parsed.messages == ()
    assert not list(parsed.tree.findall(nodes.raw))


def test_no_configuration_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docutils.conf").write_text("[general]\ntab_width: 2\n")
    monkeypatch.chdir(tmp_path)
    parsed = parse("::\n\n\tcode\n\n  more\n")
    assert "      code" in parsed.tree.astext()


@pytest.mark.parametrize("name", sorted(set(roles.names())))
def test_roles_of_sphinx_are_known(name: str) -> None:
    parsed = parse(f"A :{name}:`some title <a target>`.\n")
    assert parsed.messages == ()
    (node,) = parsed.tree.findall(nodes.inline)
    assert node.astext() == "some title"
    assert (node["role"], node["target"]) == (name, "a target")


def test_a_role_without_a_title_is_its_own_target() -> None:
    node = _only("See :ref:`the\nlabel`.\n", nodes.inline)
    assert (node.astext(), node["target"]) == ("the\nlabel", "the label")


@pytest.mark.parametrize(
    "name", sorted({name for name, _ in directives.known()})
)
def test_directives_of_sphinx_are_known(name: str) -> None:
    said = [message.text for message in parse(f".. {name}:: x\n").messages]
    assert not any("Unknown directive" in text for text in said)


@pytest.mark.parametrize(
    "text",
    [
        ".. note:: Text.\n",
        ".. seealso:: Text.\n",
        ".. todo::\n   :class: x\n\n   Text.\n",
        ".. only:: html\n\n   Text.\n",
        ".. versionadded:: 2.1\n   Text.\n",
        ".. deprecated:: 2.1 Text.\n",
        ".. function:: spam(eggs)\n   :no-index:\n\n   Text.\n",
        ".. py:class:: Spam\n\n   :param x: Text.\n",
        ".. hlist::\n   :columns: 2\n\n   * Text.\n",
        ".. glossary::\n   :sorted:\n\n   term\n   other\n     Text.\n",
        ".. rst-class:: x\n\n   Text.\n",
    ],
)
def test_text_in_a_directive_is_text(text: str) -> None:
    parsed = parse(text)
    assert parsed.messages == ()
    texts = [node.astext() for node in parsed.tree.findall(nodes.paragraph)]
    assert "Text." in texts


@pytest.mark.parametrize(
    "text",
    [
        ".. toctree::\n   :maxdepth: 2\n   :numbered:\n\n   a\n   b\n",
        ".. code-block:: python\n   :linenos:\n   :dedent:\n\n   x = 1\n",
        ".. highlight:: json\n",
        ".. productionlist::\n   a: b\n",
        ".. math:: x\n   :label: y\n",
        ".. index:: a, b\n",
        ".. todolist::\n",
        ".. program:: nova\n",
        ".. literalinclude:: x.py\n   :lines: 1-2\n   :language: python\n",
    ],
)
def test_what_is_no_text_is_kept_as_it_is(text: str) -> None:
    parsed = parse(text)
    assert parsed.messages == ()
    assert not list(parsed.tree.findall(nodes.paragraph))


@pytest.mark.parametrize("name", ["graphviz", "seqdiag", "blockdiag", "x"])
def test_directives_of_other_extensions_are_errors(name: str) -> None:
    assert (1, 3) in _problems(f".. {name}::\n\n   a -> b;\n")


def test_wrong_options_are_errors() -> None:
    assert _problems(".. code-block:: c\n   :nonsense:\n\n   x\n") == [(1, 3)]
    assert _problems(".. toctree::\n   :maxdepth: x\n\n   a\n") == [(1, 3)]
    assert _problems(".. code::\n") == [(1, 3)]


def test_code_keeps_its_language_and_line() -> None:
    text = "- item\n\n  .. code-block:: json\n     :force:\n\n     {}\n"
    node = _only(text, nodes.literal_block)
    assert (node["language"], node["body_line"]) == ("json", 6)
    assert node["force"] is True
    node = _only(".. code::\n\n   x\n", nodes.literal_block)
    assert "language" not in node
    assert node["body_line"] == 3


def test_a_glossary_has_terms_and_definitions() -> None:
    text = ".. glossary::\n\n  one\n  two\n    First.\n\n  three\n    Last.\n"
    tree = parse(text).tree
    terms = [node.astext() for node in tree.findall(nodes.term)]
    assert terms == ["one", "two", "three"]
    lines = [node.line for node in tree.findall(nodes.paragraph)]
    assert lines == [5, 8]


def test_only_a_list_table_is_marked() -> None:
    table = _only(".. list-table::\n\n   * - a\n     - b\n", nodes.table)
    assert table["list"]
    assert "list" not in _only("= =\na b\n= =\n", nodes.table)


def test_sphinx_own_substitutions() -> None:
    assert parse("For |release| and |today|.\n").messages == ()
    text = "For |release|.\n\n.. |release| replace:: Zed\n"
    assert "For Zed." in " ".join(parse(text).tree.astext().split())


def test_a_role_is_forgotten_after_its_text() -> None:
    assert _problems(".. role:: mine\n\nA :mine:`word`.\n") == []
    assert _problems("A :mine:`word`.\n") == [(1, 3)]


@pytest.mark.parametrize(
    "char", ["\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029", "\v", "\f"]
)
def test_lines_are_those_of_an_editor(char: str) -> None:
    text = f"One{char}two.\n\n.. code::\n\n   x{char}\n   y\n\nAn *open one.\n"
    parsed = parse(text)
    assert [(m.line, m.level) for m in parsed.messages][-1] == (8, 2)
    lines = [node.line for node in parsed.tree.findall(nodes.paragraph)]
    assert 8 in lines
    (code,) = parsed.tree.findall(nodes.literal_block)
    assert code["body_line"] == 5


_HOSTILE = {
    "nested list": "- " * 10_000,
    "nested lists": "\n\n".join(" " * 2 * n + "- x" for n in range(600)),
    "nested quotes": "\n\n".join(" " * n + "x" for n in range(1_000)),
    "long": "word " * 300_000,
    "stars": "*a " * 300_000,
    "backticks": "`a\n" * 300_000,
    "bars": "|a " * 20_000,
    "colons": "a:" * 100_000,
    "links": "a_ " * 20_000,
    "addresses": "http://example.org/ " * 2_000,
    "targets": ".. _a: b\n" * 20_000,
    "substitutions": "".join(
        f".. |a{n}| replace:: |a{n + 1}| |a{n + 1}|\n" for n in range(60)
    )
    + ".. |a60| replace:: x\n\n|a0|\n",
    "many substitutions": "\n\n".join(
        [".. |a| replace:: " + "*a* " * 500, *["|a|"] * 1_000]
    ),
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_hostile_text_is_refused_in_time(name: str) -> None:
    with pytest.raises(UnparsableError) as caught:
        parse(_HOSTILE[name])
    assert caught.value.reason
    assert 0 <= caught.value.line <= _HOSTILE[name].count("\n") + 1


def test_it_says_where_there_is_too_much() -> None:
    text = "Fine.\n\n" + "*a " * 30_000 + "\n\nFine.\n"
    with pytest.raises(UnparsableError, match="line 3: .* too much markup"):
        parse(text)
    assert complexity.hardest("Fine.\n") == 1


def test_long_lines_are_no_problem_in_themselves() -> None:
    for line in ("word " * 40_000, "=" * 100_000, "*" * 100_000):
        messages = parse(f"Text.\n\n{line}\n\nText.\n").messages
        assert all(message.level < 3 for message in messages)


def test_recursion_leaves_the_limit_alone() -> None:
    before = sys.getrecursionlimit()
    with pytest.raises(UnparsableError, match="nested too deeply"):
        parse("- " * 5_000)
    assert sys.getrecursionlimit() == before
    assert parse("Fine.\n").messages == ()


@pytest.fixture(autouse=True)
def _no_output(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    yield
    assert capfd.readouterr() == ("", "")
