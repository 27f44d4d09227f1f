import pytest
from docutils import nodes

from novaspec_new.render import forms
from novaspec_new.rst import parse
from novaspec_new.spec import references


@pytest.mark.parametrize(
    ("text", "target", "shown"),
    [
        ("https://a.example/b_", "https://a.example/b_", None),
        ("https://a.example/b_/c", "https://a.example/b_/c", None),
        ("https://a.example/*b*/c", "https://a.example/*b*/c", None),
        ("https://a.example/b?c=d|e", "https://a.example/b?c=d|e", None),
        ("A thing <https://a.example/b_>", "https://a.example/b_", "A thing"),
        ("a_b_ c<https://a.example>", "https://a.example", "a_b_ c"),
        ("C:\\ <https://a.example>", "https://a.example", "C:\\"),
        ("*A* <https://a.example>", "https://a.example", "*A*"),
    ],
)
def test_an_address_is_a_link_whatever_is_in_it(
    text: str, target: str, shown: str | None
) -> None:
    parsed = parse.parse(references.markup(text))
    assert parsed.messages == ()
    [link] = [
        node
        for node in parsed.tree.findall(nodes.reference)
        if node.get("refuri")
    ]
    assert link["refuri"] == target
    assert parsed.tree.astext() == (shown or text)


@pytest.mark.parametrize(
    "text",
    [
        "https://a.example/b-c",
        "`A thing <https://a.example>`_",
        "Bug 7: https://a.example",
        "the libvirt driver >= 10.1",
        ".. _a: https://a.example",
        "a < b > c",
    ],
)
def test_all_else_is_the_authors_own(text: str) -> None:
    assert references.markup(text) == text


def test_one_name_may_be_used_twice() -> None:
    names = [f"Thread <https://a.example/{number}>" for number in (1, 2)]
    text = forms.items(map(references.markup, names))
    assert parse.parse(text).messages == ()


def test_what_is_no_address_is_told() -> None:
    told = ["'htp://a.example' is no address that begins with https://"]
    assert references.mistakes("A <htp://a.example>") == told
    assert references.mistakes("A <https://a.example>\nB") == []
