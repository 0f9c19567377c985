"""Why and how long: the watchers' addresses, under /desk/why."""

from django.urls import path

from motcua.desk.why import directives, fairness, late, limits, pages, reasons, risk

urlpatterns = [
    path("why", pages.procedures, name="why"),
    path("why/<int:procedure_id>", pages.procedure, name="why_procedure"),
    path("why/<int:procedure_id>.<slug:form>", pages.log, name="why_log"),
    path("directives", directives.listed, name="directives"),
    path("directives/new", directives.new, name="directive_new"),
    path("directives/<int:directive_id>", directives.one, name="directive"),
    path("directives/<int:directive_id>/close", directives.close, name="close_directive"),
    path("directives/<int:directive_id>/files/<int:report_id>", directives.evidence, name="directive_file"),
    path("late", late.late, name="late"),
    path("risk", risk.risk, name="risk"),
    path("fairness", fairness.fairness, name="fairness"),
    path("reasons", reasons.kept, name="reasons"),
    path("limits", limits.plan, name="limits"),
    path("limits/annex.pdf", limits.annex, name="limit_annex"),
    path("limits/sectors/<int:sector_id>", limits.sector, name="limit_sector"),
    path("limits/<int:procedure_id>", limits.limit, name="limit"),
]
