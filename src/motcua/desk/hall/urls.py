"""The hall's addresses, under /desk/hall."""

from django.urls import path

from motcua.desk.hall import counter, watching

urlpatterns = [
    path("hall", counter.counter, name="hall"),
    path("hall/watch", watching.watch, name="hall_watch"),
    path("hall/replay", watching.replay, name="hall_replay"),
    path("hall/day", watching.close_day, name="hall_day"),
    path("hall/rules", watching.rules, name="hall_rules"),
    path("hall/machine", watching.machine, name="hall_machine"),
    path("hall/counters/<int:counter_id>/close", watching.close_counter, name="hall_close_counter"),
    path("hall/acts/<slug:act>", counter.act, name="hall_act"),
]
