"""What the checkout's own Sphinx built, made fit for our page."""

from novaspec_new.preview import article, sphinx_article
from novaspec_new.preview.page_context import PageContext

OURS = article.render(
    "=====\nTitle\n=====\n\nOne\n===\n\nText.\n\nTwo\n===\n\nText.\n",
    PageContext(),
)
ADDRESS = "https://site.example/specs/zed/it.html"


def test_findings_lead_to_sections() -> None:
    body = (
        '<section id="title">\n<section id="one">\nText.</section></section>'
    )
    made = sphinx_article.article(OURS, body, ADDRESS)
    assert made.lines == (2, 5)
    assert '<section id="one"><span data-line="5" id="L5"></span>' in made.html
    assert made.line_at(7) == 5
    assert made.contents == OURS.contents


def test_nothing_in_it_does_something_by_itself() -> None:
    body = (
        "<script>x</script><META http-equiv=refresh><iframe src=x></iframe>"
        '<a class="a" href="javascript:x">b</a><base href="x"><p>c</p>'
    )
    made = sphinx_article.article(OURS, body, ADDRESS).html
    for tag in ("<script", "<META", "<iframe", "<base", "javascript:"):
        assert tag not in made
    assert "<p>c</p>" in made


def test_links_count_from_the_site() -> None:
    body = '<a class="x" href="../a.html#b">c</a><a href="#d">e</a>'
    made = sphinx_article.article(OURS, body, ADDRESS).html
    assert 'href="https://site.example/specs/a.html#b"' in made
    assert '<a href="#d">e</a>' in made
