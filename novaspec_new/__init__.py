"""novaspec: write an OpenStack Nova design spec in one conversation."""

__version__ = "0.1.0"
