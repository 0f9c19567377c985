"""The addresses of the people's pages, under /desk/people."""

from django.urls import path

from motcua.desk.people import persons, presence, remarks, roster, sheet, training

urlpatterns = [
    path("people", persons.everybody, name="people"),
    path("people/mine", persons.mine, name="my_page"),
    path("people/second", persons.second, name="second"),
    path("people/<int:officer_id>", persons.one, name="person"),
    path("people/<int:officer_id>/term/<int:secondment_id>", persons.term, name="term"),
    path("people/<int:officer_id>/remark", persons.remark, name="write_remark"),
    path("people/<int:officer_id>/sheet", sheet.sheet, name="sheet"),
    path("people/<int:officer_id>/sheets/<int:sheet_id>.pdf", sheet.paper, name="sheet_paper"),
    path("people/roster", roster.week, name="roster"),
    path("people/roster/put", roster.put, name="put_on_duty"),
    path("people/roster/copy", roster.copy, name="copy_week"),
    path("people/presence", presence.day, name="presence"),
    path("people/presence/measures", presence.measures, name="people_measures"),
    path("people/presence/<int:officer_id>/<slug:on>/<slug:half>", presence.correct, name="correct_presence"),
    path("people/remarks", remarks.listed, name="remarks"),
    path("people/remarks/<int:remark_id>/answer", remarks.answer, name="answer_remark"),
    path("people/remarks/<int:remark_id>/back", remarks.take_back, name="take_back_remark"),
    path("people/training", training.plan, name="training"),
    path("people/training/new", training.new, name="training_new"),
    path("people/training/<int:course_id>", training.course, name="training_course"),
    path("people/training/<int:course_id>/<slug:deed>", training.act, name="training_act"),
]
