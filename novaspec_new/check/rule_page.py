"""A rule's page: why it is one, and how to mend what breaks it."""

from importlib import resources

from novaspec_new.check.findings import Rule, Severity

_MEANING = {
    Severity.ERROR: "the project's gate rejects it",
    Severity.WARNING: "a reviewer would send it back",
}


def page(rule: Rule) -> str:
    """Return a rule's page; its words are Markdown."""
    pages = resources.files("novaspec_new.check") / "pages"
    text = (pages / f"{rule.code}.md").read_text("utf-8")
    return (
        f"{rule.code}: {rule.summary}\n"
        f"{rule.severity.value}: {_MEANING[rule.severity]}\n\n"
        f"{text}\n"
        f"To mend it: {rule.help}\n"
    )


def of(code: str) -> str:
    """Return the page of a code; KeyError where there is none."""
    # docutils is behind the rules.
    from novaspec_new.check.rules import RULES

    return page({rule.code: rule for rule in RULES}[code])
