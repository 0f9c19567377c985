"""The batches' addresses, under /desk/batches."""

from django.urls import path

from motcua.desk.batching import pages

urlpatterns = [
    path("batches", pages.batches, name="batches"),
    path("batches/pattern.csv", pages.pattern, name="batch_pattern"),
    path("batches/<int:batch_id>", pages.batch, name="batch"),
    path("batches/<int:batch_id>.csv", pages.told, name="batch_told"),
]
