"""The one program: without a command it opens the desktop, as fast as it can.

Each way is imported when it is taken: the desktop must not wait for the command line's libraries,
nor the command line for Qt's.
"""

import sys


def main() -> int:
    """Open the desktop, show the sample office, or run a command."""
    arguments = sys.argv[1:]
    if _only_database(arguments):
        from ui.app import run_desktop  # noqa: PLC0415 - see above

        return run_desktop(arguments)
    if arguments[0] == "demo":
        from ui.app import run_demo  # noqa: PLC0415 - see above

        return run_demo(arguments[1:])
    from workstation.cli import main as run_command  # noqa: PLC0415 - see above

    run_command(arguments)
    return 0


def _only_database(arguments: list[str]) -> bool:
    """Say whether nothing is asked for but, perhaps, a certain office."""
    if not arguments:
        return True
    if len(arguments) == 1:
        return arguments[0].startswith("--database=") and arguments[0] != "--database="
    return len(arguments) == 2 and arguments[0] == "--database" and arguments[1] != ""


if __name__ == "__main__":
    sys.exit(main())
