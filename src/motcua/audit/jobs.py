"""What a worker left behind that was killed or lost its machine: nobody else would ever go on with it."""

import structlog
from procrastinate.contrib.django import app

# So long without a sign of life: longer than a change of the database's leader takes.
SILENT_SECONDS = 60.0

log = structlog.get_logger(__name__)


@app.periodic(cron="* * * * *")
@app.task(name="resume_left_jobs", queueing_lock="resume_left_jobs")
async def resume_left_jobs(timestamp: int) -> None:  # noqa: ARG001 - works from state
    """Put back what was under way at a worker that is gone. Jobs work from state: half of one is no harm."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS):
        log.warning("a worker is gone: its job is done again", task=job.task_name, job=job.id)
        await app.job_manager.retry_job(job)
