"""A whole page: findings beside the text, and nothing from elsewhere."""

import base64
import hashlib
import re

from novaspec_new.check.findings import Finding, Severity
from novaspec_new.preview import article, page
from novaspec_new.preview.page_context import PageContext
from tests.support.page_reader import Page

TEXT = "=====\nTitle\n=====\n\nFirst.\n\nOne\n===\n\nSecond\nline.\n\nThird.\n"


def finding(line: int, severity: Severity, message: str = "m") -> Finding:
    return Finding(line, 1, "some-code", severity, message, "h")


def composed(
    *findings: Finding, edited: page.Lines | None = None, events: str = ""
) -> str:
    made = article.render(TEXT, PageContext())
    return page.compose(
        page.View("it.rst", made, findings, edited, events=events)
    )


def test_each_finding_leads_to_its_place() -> None:
    shown = Page(
        composed(
            finding(11, Severity.WARNING, "<b>bad</b>"),
            finding(13, Severity.ERROR),
            finding(13, Severity.WARNING),
        )
    )
    assert shown.every("summary")[1].text == "1 error and 2 warnings"
    (first, *_) = shown.with_class("nv-warning")
    assert "<b>bad</b>" in first.text
    assert "some-code" in first.text
    links = [
        each.attributes["href"]
        for each in shown.every("a")
        if each.attributes["href"].startswith("#L")
    ]
    assert links == ["#L10", "#L13", "#L13"]
    assert shown.by_id("L10").attributes["data-severity"] == "warning"
    assert shown.by_id("L13").attributes["data-severity"] == "error"


def test_many_findings_are_counted() -> None:
    many = [finding(5, Severity.WARNING)] * 500
    shown = Page(composed(*many))
    assert len(shown.every("li")) < 300
    assert "and 300 more" in shown.by_id("NV-findings").text


def test_what_was_edited_is_marked() -> None:
    shown = Page(composed(edited=page.Lines(11, 13)))
    marked = [
        each.text
        for each in shown.elements
        if "data-edited" in each.attributes
    ]
    assert marked == ["Second\nline.", "Third."]


def test_which_lines_were_edited() -> None:
    assert page.edited("a\nb\nc", "a\nb\nc") is None
    assert page.edited("a\nb\nc", "a\nx\nc") == (2, 2)
    assert page.edited("a\nb\nc", "a\nb\nx\ny\nc") == (3, 4)
    assert page.edited("a\nb\nc", "a\nc") == (2, 1)
    assert page.edited("a\na\na", "a\na") == (3, 2)
    assert page.edited("", "a\nb") == (1, 2)


def test_a_page_holds_all_that_it_needs() -> None:
    html = composed()
    shown = Page(html)
    assert [each.text for each in shown.every("title")] == ["Title"]
    assert {each.attributes["href"] for each in shown.every("link")} == {
        "data:,"
    }
    assert all("src" not in each.attributes for each in shown.every("script"))
    assert "http" not in re.sub("http-equiv", "", html)


def test_only_our_own_script_and_style_may_run() -> None:
    shown = Page(composed())
    policies = [
        each.attributes["content"]
        for each in shown.every("meta")
        if each.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == [page.policy(is_live=False)]
    for tag in ("script", "style"):
        (element,) = shown.every(tag)
        digest = hashlib.sha256(element.text.encode()).digest()
        source = f"{tag}-src 'sha256-{base64.b64encode(digest).decode()}'"
        assert source in policies[0]
        assert source in page.policy(is_live=True)
    assert "default-src 'none'" in policies[0]
    assert "connect-src" not in policies[0]
    assert "unsafe" not in page.policy(is_live=True)


def test_a_live_page_names_its_events() -> None:
    (root,) = Page(composed(events="events")).every("html")
    assert root.attributes["data-live"] == "events"
