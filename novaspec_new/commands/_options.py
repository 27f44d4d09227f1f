"""Options that several commands have."""

import click

follow = click.option(
    "--follow",
    is_flag=True,
    help="Write also where a link leads out of the checkout.",
)
