"""``novaspec explain``: the page of a code, or the list of all."""

import click

from novaspec_new.check.findings import Rule
from novaspec_new.spec.errors import UsageError


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
    from novaspec_new.check import rule_page
    from novaspec_new.check.rules import RULES

    click.echo(rule_page.page(_rule(code, RULES)), nl=False)
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
