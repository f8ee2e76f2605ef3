"""Rosters to be loaded, and somebody's settings."""

from pathlib import Path

from tests.support.offices import OpenOffice
from ui.settings_desk.desk import SettingsDesk
from ui.workplace import Workplace
from workstation.bootstrap import roster_source

_HEADER = (
    "resident_id,tenancy_no,id_number,name_en,name_zh,sex,birth_year,estate_en,block_en,"
    "estate_zh,block_zh,floor,flat,relation,start_date,end_date"
)


def roster_file(folder: Path, residents: int, *, bad: int = 0) -> Path:
    """Write a roster of invented residents; ``bad`` lines of it have a wrong date."""
    lines = [_HEADER]
    for number in range(residents + bad):
        start = "2015-13-01" if number >= residents else "2015-04-01"
        lines.append(
            f"R{number:07},T{number // 3:06},A{number:06},CHAN Tai {number},陳大文,M,1980,"
            f"Wah Fu (I),Wah Kee House,華富（一）邨,華基樓,{number % 20 + 1},{number % 20 + 1:02}03,"  # noqa: E501 - Chinese characters count twice
            f"tenant,{start},"
        )
    file = folder / f"roster-{residents}-{bad}.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def make_desk(office: OpenOffice, place: Workplace, who: str = "administrator") -> SettingsDesk:
    """Return somebody's settings."""
    services = office.office
    return SettingsDesk(
        place,
        office.session(who),
        settings=services.policy,
        staff=services.staff,
        roster=services.roster_loads,
        roster_source=roster_source,
    )
