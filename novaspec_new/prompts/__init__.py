"""Prompts in a terminal: the one package that knows questionary."""

from novaspec_new.prompts.terminal import Terminal

__all__ = ["Terminal"]
