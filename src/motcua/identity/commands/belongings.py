"""What belongs to a person or an account goes over to another: the foreign keys of config.belongings, and no more."""

from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, models, transaction


def hand_over(kind: str, from_id: int, to_id: int) -> None:
    """Everything of one `person` or `account` becomes the other's; what both have is there once.

    In the caller's transaction. A constant number of statements, but for what both have.
    """
    for key in settings.MOTCUA_BELONGINGS[kind]:
        label, _, field = key.rpartition(".")
        rows = apps.get_model(label)._base_manager.filter(**{f"{field}_id": from_id})
        if not _moved(rows, field, to_id):
            for row in rows.order_by("pk"):
                _moved(rows.filter(pk=row.pk), field, to_id)


def _moved(rows: "models.QuerySet[models.Model]", field: str, to_id: int) -> bool:
    """False where one of them is the other's already: the same paper, the same hour at the counter."""
    try:
        with transaction.atomic():
            rows.update(**{f"{field}_id": to_id})
    except IntegrityError:
        return False
    return True
