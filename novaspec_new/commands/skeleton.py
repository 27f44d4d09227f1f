"""``novaspec skeleton``: a spec's file with guidance and no questions."""

import os
from pathlib import Path

import click

from novaspec_new.commands import _options
from novaspec_new.spec import spec_title, todo
from novaspec_new.spec.errors import UsageError
from novaspec_new.workspace import files, target
from novaspec_new.workspace.settings import load_settings

_OURS, _TEMPLATE, _NONE = "ours", "template", "none"


@click.command("skeleton")
@click.argument("name_or_url", metavar="BLUEPRINT")
@click.option(
    "--guidance",
    type=click.Choice([_OURS, _TEMPLATE, _NONE]),
    default=_OURS,
    help="What to put where text belongs: our questions (the default), "
    "the template's own words, or a bare mark.",
)
@click.option("--stdout", is_flag=True, help="Print it, write no file.")
@click.option("--release", metavar="R", help="Write it for release R.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Write this file, or into this folder.",
)
@click.option(
    "--link",
    metavar="N",
    help="The number or address of the bug, story or blueprint.",
)
@click.option(
    "--component", metavar="C", help="Write it for this part of the project."
)
@click.option("--title", metavar="T", help="Take this title.")
@_options.profile
def command(  # noqa: PLR0913, PLR0917 - one for each option
    name_or_url: str,
    guidance: str,
    stdout: bool,  # noqa: FBT001 - click passes it by name
    release: str | None,
    output: Path | None,
    link: str | None,
    component: str | None,
    title: str | None,
) -> int:
    """Write the file of a spec for BLUEPRINT, for your own editor.

    What is to be written is marked by a comment with guidance, which
    'novaspec check' counts and the built page does not show.
    """
    here = files.here()
    settings = load_settings(os.environ)
    found = target.find(
        here,
        target.Wanted(
            name_or_url, release, output, link, component, settings.project
        ),
    )
    text = _text(found, guidance, title)
    if stdout:
        click.echo(text, nl=False)
        return 0
    files.create_text(found.path, text)
    click.echo(str(found.path))
    return 0


def _text(
    found: target.Target,
    guidance: str,
    title: str | None,
) -> str:
    # Jinja is behind these; who only asks for --help does not pay.
    from novaspec_new.render import skeleton

    if title is not None:
        title = spec_title.read(title)
    outline = found.outline
    introduction, bodies = "", {}
    if guidance == _NONE:
        introduction = todo.MARKER
        bodies = {entry.title: todo.MARKER for entry in outline.asked}
    elif guidance == _TEMPLATE:
        if not outline.introduction:
            raise UsageError(
                "--guidance template needs the project's template",
                "run it in a checkout of specs, or leave it out",
            )
        introduction = skeleton.template_comment(outline.introduction)
        bodies = {
            entry.title: skeleton.template_comment(entry.guidance)
            for entry in outline.asked
        }
    return skeleton.write(
        outline,
        title=title or spec_title.of_name(found.name),
        url=found.address,
        introduction=introduction,
        bodies=bodies,
    )
