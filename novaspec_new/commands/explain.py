"""``novaspec explain``: the page of a code, or the list of all."""

from importlib import resources

import click

from novaspec_new.check.findings import Rule, Severity
from novaspec_new.errors import UsageError

_MEANING = {
    Severity.ERROR: "the project's gate rejects it",
    Severity.WARNING: "a reviewer would send it back",
}


@click.command("explain")
@click.argument("code", required=False)
@click.option("--list", "every", is_flag=True, help="List all codes.")
def command(code: str | None, every: bool) -> int:  # noqa: FBT001 - click's
    """Explain a CODE that 'novaspec check' shows: why, and how to mend.

    Without a CODE, lists all of them.
    """
    if every or code is None:
        return list_codes()
    # docutils is behind the rules.
    from novaspec_new.check.rules import RULES

    click.echo(page(_rule(code, RULES)), nl=False)
    return 0


def list_codes() -> int:
    """Print a line for each code; the list that ``check`` gives too."""
    from novaspec_new.check.rules import RULES

    click.echo(listing(RULES), nl=False)
    return 0


def listing(rules: tuple[Rule, ...]) -> str:
    """Return a line for each rule: code, severity, summary."""
    width = max(len(rule.code) for rule in rules)
    return "".join(
        f"{rule.code:{width}}  {rule.severity.value:7}  {rule.summary}\n"
        for rule in rules
    )


def page(rule: Rule) -> str:
    """Return a rule's page."""
    pages = resources.files("novaspec_new.check") / "pages"
    text = (pages / f"{rule.code}.md").read_text("utf-8")
    return (
        f"{rule.code}: {rule.summary}\n"
        f"{rule.severity.value}: {_MEANING[rule.severity]}\n\n"
        f"{text}\n"
        f"To mend it: {rule.help}\n"
    )


def _rule(code: str, rules: tuple[Rule, ...]) -> Rule:
    by_code = {rule.code: rule for rule in rules}
    if code in by_code:
        return by_code[code]
    from difflib import get_close_matches

    close = get_close_matches(code, by_code, n=1)
    raise UsageError(
        f"there is no code {code!r}",
        f"did you mean {close[0]!r}?"
        if close
        else "'novaspec explain --list' shows all codes",
    )
