"""Prompts by prompt_toolkit and questionary, which are loaded late."""
