"""What every desk is given: the things that are the same wherever one works."""

from typing import NamedTuple

from ui.clipboard import PersonalClipboard
from ui.commands import Commands
from ui.i18n import Translator
from ui.notices import Notices
from ui.theme.icons import Icons
from ui.theme.theme import Theme
from ui.workers import Tasks


class Workplace(NamedTuple):
    """The tools of a person at a screen; the services of a desk come beside it."""

    tr: Translator
    theme: Theme
    icons: Icons
    tasks: Tasks
    commands: Commands
    notices: Notices
    clipboard: PersonalClipboard
