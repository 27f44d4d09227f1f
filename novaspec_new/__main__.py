"""What starts ``novaspec``, and ``python -m novaspec_new`` too."""

import gc
import sys

_GC_THRESHOLD = 100_000


def main() -> int:
    """Run the command line in a process of its own; return the exit code."""
    # The process ends soon: what modules are made of is not garbage, and
    # to search it takes a tenth of the time to start.
    gc.set_threshold(_GC_THRESHOLD)
    try:
        from novaspec_new.commands.main import main as run
    except KeyboardInterrupt:
        # Sooner than anything was done.
        return 130
    return run()


if __name__ == "__main__":
    sys.exit(main())
