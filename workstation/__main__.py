"""``python -m workstation``: the command line without the desktop."""

from workstation.cli import main

if __name__ == "__main__":
    main()
