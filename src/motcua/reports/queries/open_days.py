"""A day's figures as open data: by centre, the registry's parts, small cells left out."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from typing import Any

from motcua.law import small_cells
from motcua.organisation.models import ServiceCentre
from motcua.reports.models import OpenDay
from motcua.reports.queries.figures import FIGURES
from motcua.reports.queries.period import Period
from motcua.reports.queries.tally import tally

# The sums, and what each is the sum of: every part of it that the registry knows.
SUMS: Mapping[str, tuple[str, ...]] = {
    whole: tuple(key for key, figure in FIGURES.items() if figure.whole == whole)
    for whole in ("received.total", "resolved.total", "ratings.total")
}
LEAST = small_cells.LEAST
SCHEMA = "figures.schema.json"
SHOWN = 400


def content(day_on: date) -> dict[str, Any]:
    """What may be published of a day. It holds no person, and no cell that could be one."""
    centres = ServiceCentre.objects.order_by("unit_code", "code").values_list(
        "id", "code", "unit_code", "name_vi"
    )
    told = [
        (code, unit_code, name, _figures(day_on, centre_id)) for centre_id, code, unit_code, name in centres
    ]
    rows = [row for row in told if any(cell != 0 for cell in row[3].values())]
    keys = [key for whole, parts in SUMS.items() for key in (whole, *parts)]
    return {
        "format": "motcua figures v1",
        "day": day_on.isoformat(),
        "least_cell": small_cells.LEAST,
        "centres": [
            {"centre": code, "unit_code": unit_code, "name": name, "figures": cells}
            for code, unit_code, name, cells in rows
        ],
        "total": {key: small_cells.total([cells[key] for *_names, cells in rows]) for key in keys},
    }


def _figures(day_on: date, centre_id: int) -> dict[str, int | None]:
    told, found = tally(Period(day_on, day_on), centre_id), dict[str, int | None]()
    for whole, parts in SUMS.items():
        cells = small_cells.published({key: told[key] for key in parts})
        found |= {whole: small_cells.total(list(cells.values())), **cells}
    return found


def days(*, limit: int = SHOWN) -> list[date]:
    """The days that are published, the newest first."""
    return list(OpenDay.objects.order_by("-day_on").values_list("day_on", flat=True)[:limit])


def published(day_on: date) -> dict[str, Any] | None:
    found = OpenDay.objects.filter(day_on=day_on).values_list("content", flat=True).first()
    return dict(found) if found is not None else None


def as_csv(told: Mapping[str, Any]) -> bytes:
    """The same, a row for each centre and one for the whole; a cell left out is empty."""
    written = io.StringIO()
    writer, keys = csv.writer(written), list(told["total"])
    writer.writerow(["day", "centre", "unit_code", "name", *keys])
    for row in told["centres"]:
        cells = [row["figures"][key] for key in keys]
        writer.writerow([told["day"], row["centre"], row["unit_code"], row["name"], *cells])
    writer.writerow([told["day"], "", "", "", *(told["total"][key] for key in keys)])
    return written.getvalue().encode("utf-8-sig")
