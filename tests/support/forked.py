"""Imported by the server that test processes are forked from: what is dear is done once, there."""

from datetime import UTC, datetime

from sqlalchemy.orm import configure_mappers

from tests.support import crashes
from workstation.gateway.phones import phone_number
from workstation.gateway.public_holidays import hong_kong_holidays

assert crashes

configure_mappers()
hong_kong_holidays(2020, datetime.now(UTC).year + 3)
phone_number("+85291234567")
