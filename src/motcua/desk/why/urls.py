"""Why and how long: the watchers' addresses, under /desk/why."""

from django.urls import path

from motcua.desk.why import pages

urlpatterns = [
    path("why", pages.procedures, name="why"),
    path("why/<int:procedure_id>", pages.procedure, name="why_procedure"),
]
