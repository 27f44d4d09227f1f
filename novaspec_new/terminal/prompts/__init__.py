"""Prompts in a terminal: the one package that knows questionary."""

from novaspec_new.terminal.prompts.screen import ScreenPrompts

__all__ = ["ScreenPrompts"]
