"""The addresses of the cash desk, under /desk/."""

from django.urls import path

from motcua.desk.money import drawer, reconciling

urlpatterns = [
    path("cashier", drawer.cashier, name="cashier"),
    path("cashier/take/<int:dossier_id>", drawer.take, name="money_take"),
    path("cashier/close", drawer.close, name="money_close"),
    path("cashier/my-day", drawer.my_day, name="money_my_day"),
    path("cashier/my-day.<slug:form>", drawer.my_day_file, name="money_my_day_file"),
    path("cashier/day", drawer.day, name="money_day"),
    path("cashier/day.<slug:form>", drawer.day_file, name="money_day_file"),
    path("cashier/statements", reconciling.statements, name="statements"),
    path("cashier/transfers", reconciling.transfers, name="transfers"),
    path("cashier/transfers/<int:line_id>", reconciling.transfer, name="money_transfer"),
    path("cashier/refunds", reconciling.refunds, name="refunds"),
    path("cashier/refunds/<int:refund_id>", reconciling.refund, name="money_refund"),
    path("cashier/payments/<int:payment_id>", reconciling.payment, name="money_payment"),
    path("cashier/payments/<int:payment_id>/receipt.pdf", drawer.receipt, name="money_receipt"),
]
