"""What supervision does without anybody's click. Each job works from state: all that is due."""

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.supervision import commands


@app.periodic(cron="* * * * *")
@app.task(name="remind", queueing_lock="remind")
def remind(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """Settle what is done, and raise what has come near, minute by minute."""
    commands.settle(at=timezone.now())
    commands.remind(at=timezone.now())


@app.periodic(cron="* * * * * */30")
# One at a time, however many workers there are: two that learn at once would learn the same twice.
@app.task(name="follow_dossiers", queueing_lock="follow_dossiers", lock="follow_dossiers")
def follow_dossiers(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """Measure the ways of the dossiers that went on, and tell anew how likely they come to be late."""
    commands.follow(at=timezone.now())
    commands.learn_first(at=timezone.now())
    commands.assess(at=timezone.now())


@app.periodic(cron="4,34 * * * *")
@app.task(name="look_ahead", queueing_lock="look_ahead")
def look_ahead(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """Tell how many come to be late at each agency, and warn of a wave."""
    commands.look_ahead(at=timezone.now())
    commands.warn(at=timezone.now())


@app.periodic(cron="33 2 * * *")
@app.task(name="sweep_courses", queueing_lock="sweep_courses")
def sweep_courses(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """Once a night, whatever the readings may have left out."""
    commands.sweep()


@app.periodic(cron="51 2 * * *")
@app.task(name="study_limits", queueing_lock="study_limits")
def study_limits(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """Once a night, how far each limit could be shortened."""
    commands.study_limits(at=timezone.now())


@app.periodic(cron="9 3 * * *")
@app.task(name="learn_risks", queueing_lock="learn_risks")
def learn_risks(timestamp: int) -> None:  # noqa: ARG001 - the tick's time does not matter
    """Once a night, learn from the past how likely dossiers come to be late."""
    commands.learn(at=timezone.now())
