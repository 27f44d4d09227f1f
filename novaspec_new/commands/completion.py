"""``novaspec completion``: commands, options and names at a Tab."""

import click

SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> int:
    """Print the script with which SHELL completes what you type.

    \b
    bash: eval "$(novaspec completion bash)"    in ~/.bashrc
    zsh:  eval "$(novaspec completion zsh)"     in ~/.zshrc, after compinit
    fish: novaspec completion fish | source     in config.fish
    """  # noqa: D301 - click reads the backspace
    from novaspec_new.workspace import resources

    click.echo(
        resources.template_text(f"completion/novaspec.{shell}"), nl=False
    )
    return 0
