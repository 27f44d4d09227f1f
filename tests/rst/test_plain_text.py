"""A spec's title and introduction in plain text."""

import re
from pathlib import Path

import pytest

from novaspec_new.rst import plain_text
from novaspec_new.spec import document, introduction
from tests.support import corpus

WIDTH = 40


def plain(text: str) -> str:
    spec = f"=====\nTitle\n=====\n\n{text}\n\nNext\n====\n\nMore.\n"
    return plain_text.introduction(spec, WIDTH)[1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Plain words.", "Plain words."),
        ("Call ``nova list`` now.", "Call `nova list` now."),
        ("*Never* **ever** do.", "*Never* *ever* do."),
        (r"A \*star\* and a\ b.", "A *star* and ab."),
        ("See :ref:`the page <label>`.", "See the page."),
        ("Set :no:such:`cpu_mode`.", "Set `cpu_mode`."),
        ("`Docs <https://a.example/>`_.", "Docs (https://a.example/)."),
        ("https://a.example/", "https://a.example/"),
        ("`Next`_ says why.", "Next says why."),
        (
            "This spec__.\n\n.. __: https://a.example/",
            "This spec (https://a.example/).",
        ),
        (
            "`A`_ and `A`_.\n\n.. _A: https://a.example/",
            "A (https://a.example/) and A.",
        ),
        ("Why [1]_.\n\n.. [1] Because.", "Why [1].\n\n[1] Because."),
        ("|x| is.\n\n.. |x| replace:: It", "It is."),
        ("a\n\n.. a comment\n\nb", "a\n\nb"),
        ("* a\n* b", "* a\n* b"),
        ("* a\n\n  more\n* b", "* a\n\n  more\n\n* b"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("term\n  meaning", "term\n  meaning"),
        (":who: me\n:when: now", "who: me\nwhen: now"),
        ("-v  be loud", "-v  be loud"),
        ("| one\n| two", "one\ntwo"),
        ("a\n\n  quoted", "a\n\n  quoted"),
        ("Run::\n\n  a  b\n    c", "Run:\n\n    a  b\n      c"),
        (">>> 1\n1", "    >>> 1\n    1"),
        (".. note:: Mind it.", "Note: Mind it."),
        (".. admonition:: Mine\n\n   Mind it.", "Mine\n\nMind it."),
        (".. image:: x.png\n   :alt: a plan", "a plan"),
        (".. figure:: x.png\n\n   A plan.", "A plan."),
        ("=  =\na  b\n=  =\nc  d\n=  =", "a | b\n\nc | d"),
    ],
)
def test_what_becomes_of_markup(text: str, told: str) -> None:
    assert plain(text) == told


def test_it_is_filled_to_the_width() -> None:
    told = plain(f"* {'word ' * 30}\n\n.. note:: {'word ' * 30}")
    assert max(map(len, told.splitlines())) <= WIDTH
    assert told.splitlines()[1].startswith("  word")


def test_a_title_is_one_line_without_markup() -> None:
    text = "=============\nUse ``a`` *b*\n=============\n\nText.\n"
    assert plain_text.introduction(text, WIDTH) == ("Use `a` *b*", "Text.")


_WORD = re.compile(r"[^\W_]{3,}")


# Targets, comments, and a directive's own line say nothing themselves.
_EXPLICIT = re.compile(r"^\.\. .*\n(?:[ ]+.*\n|\n(?= ))*", re.MULTILINE)
_ADDRESS = re.compile(r"<[^>]*>|:[\w-]+:")


@pytest.mark.parametrize("shard", range(corpus.SHARDS))
def test_every_word_of_a_real_introduction_stays(
    nova_specs: Path, shard: int
) -> None:
    for path in corpus.specs(nova_specs, shard, corpus.SHARDS):
        assert lost_words(path.read_text()) == set(), path


def test_every_word_of_a_templates_introduction_stays(
    nova_specs: Path,
) -> None:
    for path in corpus.template_paths(nova_specs):
        assert lost_words(path.read_text()) == set(), path


def lost_words(text: str) -> set[str]:
    """Return what a spec's introduction says in its markup alone."""
    spec = document.split(text)
    own = introduction.split(spec.introduction).text
    seen = set(_WORD.findall(_ADDRESS.sub("", _EXPLICIT.sub("", own))))
    bare = spec.with_introduction("\n" + own).text
    told = plain_text.introduction(bare, 72)[1]
    return seen - set(_WORD.findall(told))
