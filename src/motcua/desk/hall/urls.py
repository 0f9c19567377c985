"""The hall's addresses, under /desk/hall."""

from django.urls import path

from motcua.desk.hall import books, counter, equipment, grouping, planning, waits, watching

urlpatterns = [
    path("hall", counter.counter, name="hall"),
    path("hall/watch", watching.watch, name="hall_watch"),
    path("hall/replay", watching.replay, name="hall_replay"),
    path("hall/day", watching.close_day, name="hall_day"),
    path("hall/books", books.day, name="hall_books"),
    path("hall/rules", watching.rules, name="hall_rules"),
    path("hall/machine", watching.machine, name="hall_machine"),
    path("hall/counters/<int:counter_id>/close", watching.close_counter, name="hall_close_counter"),
    path("hall/waits", waits.waited, name="waits"),
    path("hall/plan", planning.planned, name="hall_plan"),
    path("hall/broken", equipment.broken, name="broken"),
    path("hall/broken/<int:item_id>", equipment.report, name="report_fault"),
    path("hall/equipment", equipment.register, name="equipment"),
    path("hall/equipment/new", equipment.new, name="equipment_new"),
    path("hall/equipment/<int:item_id>", equipment.one, name="equipment_one"),
    path("hall/equipment/<int:item_id>/<slug:deed>", equipment.act, name="equipment_act"),
    path("hall/check", equipment.check, name="security_check"),
    path("hall/groups", grouping.listed, name="hall_groups"),
    path("hall/groups/new", grouping.new, name="hall_group_new"),
    path("hall/groups/<int:group_id>", grouping.one, name="hall_group"),
    path("hall/groups/<int:group_id>/hours", grouping.hours, name="hall_hours"),
    path("hall/groups/<int:group_id>/hours/<int:rule_id>/end", grouping.end_hours, name="end_hours"),
    path("hall/groups/<int:group_id>/end", grouping.end, name="end_group"),
    path("hall/acts/<slug:act>", counter.act, name="hall_act"),
]
