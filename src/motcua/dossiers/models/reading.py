"""How far those who work behind the acts have read the events."""

from django.db import models


class EventMark(models.Model):
    """How far one reader has read the events: a row each.

    Events up to `read` were read. Transactions that were open then may still write below it: once all
    of them have ended (`pending_xid`), what lies above `settled` is read once more.
    """

    reader = models.CharField(primary_key=True, max_length=30)
    read = models.BigIntegerField(default=0)
    settled = models.BigIntegerField(default=0)
    pending = models.BigIntegerField(null=True)
    pending_xid = models.BigIntegerField(null=True)
