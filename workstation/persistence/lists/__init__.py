"""What screens list, selected straight into frozen read models."""

from workstation.persistence.lists.lists import SqlLists

__all__ = ["SqlLists"]
