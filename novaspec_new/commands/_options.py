"""Options that several commands have."""

import click

# Prints the schema of what --format json prints.
SCHEMA = "json-schema"

offline = click.option(
    "--offline", is_flag=True, help="Leave Launchpad alone."
)
plain = click.option(
    "--plain", is_flag=True, help="Talk line by line, without escapes."
)
follow = click.option(
    "--follow",
    is_flag=True,
    help="Write also where a link leads out of the checkout.",
)


def _want(
    context: click.Context, parameter: click.Parameter, name: str | None
) -> None:
    """Have the profile hold that was asked for, until the command ends."""
    del parameter
    if name is None:
        return
    from novaspec_new.workspace import profile_choice

    profile_choice.want(name)
    context.call_on_close(lambda: profile_choice.want(None))


profile = click.option(
    "--profile",
    metavar="NAME",
    is_eager=True,
    expose_value=False,
    callback=_want,
    help="Take the rules of this project for specs.",
)


def print_schema(name: str) -> int:
    """Print the JSON schema of a command's output; return the exit code."""
    from novaspec_new.workspace import resources

    click.echo(resources.template_text(f"schemas/{name}.json"), nl=False)
    return 0
