"""What `motcua doctor` finds of the money, and that it finds nothing where all is well."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from motcua.law.actor import SYSTEM
from motcua.payments import commands
from motcua.payments.commands.settling import Report
from motcua.payments.models import AccountKind, LedgerLine, Payment, Refund
from motcua.payments.providers import Outcome
from motcua.payments.queries.checkup import checkup
from tests import world as worlds
from tests.payments.money import LATER, begun, in_cash, owing
from tests.world import World


def _ill() -> dict[str, str]:
    return {found.about: found.says for found in checkup() if not found.well}


def test_all_is_well_after_ordinary_work(world: World) -> None:
    in_cash(owing(world).dossier_id, world.ngan)
    begun(owing(world).dossier_id, at=timezone.now())

    assert _ill() == {}


def test_a_payment_that_nobody_ended_is_named(world: World) -> None:
    payment = begun(owing(world).dossier_id)
    Payment.objects.update(expires_at=timezone.now() - timedelta(hours=2))

    assert _ill() == {"payments": payment.reference}


def test_money_that_must_go_back_without_a_refund_is_named(world: World) -> None:
    payment = begun(owing(world).dossier_id)
    report = Report(
        payment_id=payment.pk, outcome=Outcome.PAID, by=SYSTEM, at=LATER, paid_dong=7, into=AccountKind.BANK
    )
    commands.settle([report])
    Refund.objects.all().delete()

    assert _ill() == {"refunds": payment.reference}


def test_a_ledger_changed_behind_our_back_is_named(db: None) -> None:
    world = worlds.build()
    in_cash(owing(world).dossier_id, world.ngan)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE payments_ledgerline DISABLE TRIGGER USER")
        line = LedgerLine.objects.order_by("id").first()
        cursor.execute(
            "UPDATE payments_ledgerline SET amount_dong = amount_dong + 1 WHERE id = %s", [line.pk]
        )  # type: ignore[union-attr]
        cursor.execute("ALTER TABLE payments_ledgerline ENABLE TRIGGER USER")

    assert _ill() == {"ledger": f"entries that do not balance: {line.entry_id}"}  # type: ignore[union-attr]
