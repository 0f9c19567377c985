"""The carrier's rates, from a file. Loading again updates; nothing is deleted: a rate ends by its day."""

from pathlib import Path

from django.db import transaction

from motcua.organisation.commands.tables import Put, day, put, read
from motcua.postal.models import PostalRate, Zone

HERE = "motcua.postal"


@transaction.atomic
def load_rates(folder: Path | None = None) -> Put:
    """Rates from `rates.csv` of `folder`, or the sample ones of the demonstration. Raises ValueError."""
    rows = [
        {
            "zone": Zone(r["zone"]).value,
            "up_to_grams": int(r["up_to_grams"]),
            "valid_from": day(r["valid_from"]),
            "amount_dong": int(r["amount_dong"]),
            "valid_until": day(r["valid_until"]),
            "source": r["source"],
        }
        for r in read(HERE, "rates", folder)
    ]
    return put(PostalRate, rows, key=["zone", "up_to_grams", "valid_from"])
