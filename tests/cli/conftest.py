"""The command line under test."""

from tests.support.commands import (
    command_line_of,
    embedded_command,
    no_keyring,
    office_command,
)

__all__ = ["command_line_of", "embedded_command", "no_keyring", "office_command"]
