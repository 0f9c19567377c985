"""The post's addresses, under /desk/post."""

from django.urls import path

from motcua.desk.post import counter, round, together

urlpatterns = [
    path("post", round.day, name="post"),
    path("post/find", round.find, name="post_find"),
    path("post/take", round.take, name="post_take"),
    path("post/receive", together.receive, name="post_receive"),
    path("post/lists", counter.handover_lists, name="post_lists"),
    path("post/lists/<int:list_id>.pdf", counter.list_file, name="post_list_file"),
    path("post/bills", counter.bills, name="post_bills"),
    path("post/bills/<int:bill_id>", counter.bill, name="post_bill"),
    path("post/list/<slug:which>", round.listed, name="post_list"),
    path("post/ask/<int:dossier_id>/<slug:direction>", counter.ask, name="post_ask"),
    path("post/shipments/<str:reference>", round.shipment, name="post_shipment"),
    path("post/shipments/<str:reference>/again", counter.again, name="post_again"),
    path("post/shipments/<str:reference>/join", counter.join, name="post_join"),
    path("post/shipments/<str:reference>/label.pdf", counter.label, name="post_label"),
    path("post/shipments/<str:reference>/<slug:turn>", round.act, name="post_act"),
]
