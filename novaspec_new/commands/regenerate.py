"""``novaspec regenerate``: bring a spec to its release's template."""

import click

from novaspec_new.commands import _options
from novaspec_new.spec import document, releases
from novaspec_new.spec.errors import NovaspecError
from novaspec_new.workspace import files, find_spec, spec_templates
from novaspec_new.workspace.find_spec import FoundSpec


@click.command("regenerate")
@click.argument("name", metavar="SPEC")
@click.option("--release", metavar="R", help="Take release R's template.")
@click.option(
    "--reorder", is_flag=True, help="Move sections to the template's order."
)
@click.option(
    "-n", "--dry-run", is_flag=True, help="Change nothing, say what would."
)
@click.option("--diff", is_flag=True, help="Print what would change.")
@_options.follow
@_options.profile
def command(  # noqa: PLR0913, PLR0917 - one for each option
    name: str,
    release: str | None,
    reorder: bool,  # noqa: FBT001 - click passes it by name
    dry_run: bool,  # noqa: FBT001
    diff: bool,  # noqa: FBT001
    follow: bool,  # noqa: FBT001
) -> int:
    """Bring SPEC, a path or a blueprint's name, to the current template.

    Every word is kept. Sections that are missing are inserted as to do;
    those that the template has no more are told, and stay.
    """
    from novaspec_new.commands import _regenerating
    from novaspec_new.lifecycle import regeneration

    located = find_spec.find(name, files.here())
    checkout = located.checkout
    text = files.read_text(located.path)
    document.split_whole(text, name)
    own = _own(located)
    wanted = spec_templates.of_release(checkout, release or own)
    if checkout is not None:
        wanted = spec_templates.of_place(located.path, checkout, wanted)
    _expect_no_step_back(wanted.release, own)
    known = _regenerating.templates(checkout, wanted, own)
    made = regeneration.regenerate(text, known, reorder=reorder)
    if diff:
        path = files.near(located.path)
        click.echo(_regenerating.diff(text, made.text, path, path), nl=False)
    for line in _regenerating.report(made.changes):
        click.echo(line, err=diff)
    if made.text == text:
        click.echo(f"{name}: nothing to change", err=True)
    elif dry_run or diff:
        click.echo(f"{name}: nothing was written", err=True)
    else:
        files.write_text(located.path, made.text, expected=text, follow=follow)
        of = wanted.release or "the template"
        click.echo(f"{name}: now as {of} asks", err=True)
    return 0


def _own(located: FoundSpec) -> str | None:
    """Return the release, or ``backlog``, whose template is the spec's."""
    checkout = located.checkout
    if checkout is None:
        return None
    return spec_templates.release_followed(checkout, located.path)


def _expect_no_step_back(wanted: str, own: str | None) -> None:
    if own is None or not releases.is_release(own):
        return
    if releases.sort_key(wanted) < releases.sort_key(own):
        raise NovaspecError(
            f"{wanted} is older than the spec's own release, {own}",
            "a spec is only brought to a newer template",
        )
