"""The addresses of the pages about messages, under /desk/."""

from django.urls import path

from motcua.desk.notices import exchange, outbox, plan

urlpatterns = [
    path("messages", plan.plan, name="notices"),
    path("messages/plan/<slug:key>", plan.situation, name="notice_situation"),
    path("messages/plan/<slug:key>/shipped", plan.shipped, name="notice_shipped"),
    path("messages/failures", outbox.failures, name="notice_failures"),
    path("messages/book", outbox.book, name="notice_book"),
    path("exchange", exchange.exchange, name="exchange"),
    path("exchange/again", exchange.tell_again, name="tell_portal_again"),
]
