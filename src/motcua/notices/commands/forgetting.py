"""What need not be known any more is not kept: where a message went, and its words."""

from datetime import datetime, timedelta

from django.conf import settings

from motcua.notices.models import Notice, NoticeState

_AT_ONCE = 5_000


def forget(*, at: datetime) -> int:
    """Empty old messages of telephone numbers, addresses and words; that they went out stays known."""
    before = at - timedelta(days=settings.MOTCUA_NOTICE_DAYS)
    old = Notice.objects.exclude(target="").filter(made_at__lt=before).exclude(state=NoticeState.QUEUED)
    ids = list(old.order_by("made_at").values_list("id", flat=True)[:_AT_ONCE])
    return Notice.objects.filter(id__in=ids).update(target="", subject="", text="", fault="")
