"""What ratings do without anybody's click."""

from collections.abc import Sequence

from procrastinate.contrib.django import app

from motcua.ratings import commands


@app.task(name="offer_ratings")
def offer_ratings(event_ids: Sequence[int], dossier_ids: Sequence[int] = ()) -> None:  # noqa: ARG001
    """A result was handed over at a counter: its kiosk asks how the service was."""
    commands.offer(event_ids)
