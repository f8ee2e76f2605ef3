"""Moved: see :mod:`ui.desk`."""

from ui.desk import Desk as Desk
from ui.desk import DeskPlace as DeskPlace
