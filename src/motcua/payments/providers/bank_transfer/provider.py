"""The account that people transfer to. Nothing is asked of a bank: its statement tells (statement.py)."""

from datetime import datetime, timedelta

from django.conf import settings

from motcua.law.errors import N_
from motcua.lib import vietqr
from motcua.payments.models import AccountKind, Method
from motcua.payments.providers import Answer, Asked, CannotRefund, Forged, Heard, Message, Opened, Transfer


class BankTransfer:
    name = "bank_transfer"
    label = N_("Bank transfer with a QR code")
    hint = N_("Scan the code with any banking app. The centre sees it when its bank reports it.")
    method = Method.TRANSFER
    account = AccountKind.BANK

    def is_offered(self) -> bool:
        return bool(settings.MOTCUA_BANK_NUMBER and settings.MOTCUA_BANK_ACCOUNT)

    def lasts(self) -> timedelta:
        return timedelta(days=settings.MOTCUA_TRANSFER_DAYS)

    def open(self, asked: Asked) -> Opened:  # noqa: ARG002 - nobody has to be told
        return Opened()

    def transfer(self, asked: Asked) -> Transfer:
        return Transfer(
            bank_name=settings.MOTCUA_BANK_NAME,
            account=settings.MOTCUA_BANK_ACCOUNT,
            account_name=settings.MOTCUA_BANK_ACCOUNT_NAME,
            amount_dong=asked.amount_dong,
            purpose=asked.purpose,
            qr=vietqr.build(
                vietqr.Transfer(
                    bank=settings.MOTCUA_BANK_NUMBER,
                    account=settings.MOTCUA_BANK_ACCOUNT,
                    amount_dong=asked.amount_dong,
                    purpose=asked.purpose,
                )
            ),
        )

    def ask(self, reference: str, *, at: datetime) -> Answer | None:  # noqa: ARG002 - banks tell by statement
        return None

    def hear(self, message: Message) -> Heard:
        raise Forged

    def refund(self, reference: str, *, refund_reference: str, amount_dong: int, at: datetime) -> str:
        raise CannotRefund


PROVIDER = BankTransfer()
