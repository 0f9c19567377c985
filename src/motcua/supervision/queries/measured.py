"""The statement that measures the ways of dossiers from their events; everything counted comes from it.

It takes dossiers with the number of the event to measure up to and a sign: -1 takes away what that
dossier had added to the counts, +1 adds what it adds now. So the job that keeps the counts, the count
anew and the check are one statement, and cannot differ in what they count.
"""

from motcua.supervision.queries.histograms import EDGES, PARTS, TO_COME

_EDGES = f"ARRAY[{', '.join(map(str, EDGES))}]"


def _histogram(bin_of: str, bins: range) -> str:
    """An array of how many rows (by their sign) lie in each bin."""
    cells = (f"coalesce(sum(sign) FILTER (WHERE {bin_of} = {i}), 0)::int" for i in bins)
    return f"ARRAY[{', '.join(cells)}]"


def _minutes(part: str) -> str:
    return _histogram(f"{part}_bin", range(len(EDGES) + 1))


# `asked`: rows of dossier_id, upto, sign. `limits`: rows of version_id, minutes.
MEASURED = """
told AS MATERIALIZED (
    SELECT a.sign, a.dossier_id, e.seq, e.kind, e.at, e.span_minutes, e.span_clock, e.span_agency_id,
        e.span_centre_id, e.officer_id, e.span_officer_id, e.changes,
        e.data ->> 'reason_code' AS reason_code,
        e.changes ? 'step_id' AS moves, (e.changes ->> 'step_id')::bigint AS step_id,
        e.changes ? 'taken_at' AS takes, e.changes ->> 'taken_at' IS NOT NULL AS taken,
        count(*) FILTER (WHERE e.changes ? 'step_id') OVER way AS visit,
        count(*) FILTER (WHERE e.changes ? 'taken_at') OVER way AS taking
      FROM asked a JOIN dossiers_event e ON e.dossier_id = a.dossier_id AND e.seq <= a.upto
    WINDOW way AS (PARTITION BY a.sign, a.dossier_id ORDER BY e.seq)
),
-- Whether somebody had taken it over, after each event.
holding AS (
    SELECT t.*, first_value(t.taken) OVER (PARTITION BY sign, dossier_id, taking ORDER BY seq) AS held
      FROM told t
),
-- Before each event: the visit that its stretch of time belongs to.
stretch AS (
    SELECT h.*, lag(visit) OVER way AS of_visit, coalesce(lag(held) OVER way, false) AS of_taker
      FROM holding h WINDOW way AS (PARTITION BY sign, dossier_id ORDER BY seq)
),
whole AS (
    SELECT sign, dossier_id,
        (array_agg(changes ->> 'received_at' ORDER BY seq DESC) FILTER (WHERE changes ? 'received_at'))[1]::timestamptz
            AS received_at,
        (array_agg(changes ->> 'finished_at' ORDER BY seq DESC) FILTER (WHERE changes ? 'finished_at'))[1]::timestamptz
            AS finished_at,
        (array_agg(changes ->> 'closed_at' ORDER BY seq DESC) FILTER (WHERE changes ? 'closed_at'))[1]::timestamptz
            AS closed_at,
        (array_agg(changes ->> 'timeliness' ORDER BY seq DESC) FILTER (WHERE changes ? 'timeliness'))[1]::int
            AS timeliness,
        (array_agg(changes ->> 'first_due_at' ORDER BY seq) FILTER (WHERE changes ->> 'first_due_at' IS NOT NULL))[1]
            ::timestamptz AS first_due_at,
        min(at) FILTER (WHERE kind IN ('supplement_asked', 'payment_asked', 'consulted', 'apologised')) AS excused_at,
        coalesce(sum(span_minutes) FILTER (WHERE span_clock = 'running'), 0)::int AS used_minutes,
        bool_or(kind = 'supplement_asked') AS supplemented, bool_or(kind = 'apologised') AS apologised,
        max(seq) AS version
      FROM told GROUP BY sign, dossier_id
),
course AS MATERIALIZED (
    SELECT w.sign, w.dossier_id, w.version, w.used_minutes, w.supplemented, w.apologised,
        v.procedure_id, d.agency_id, coalesce(l.minutes, 0) AS limit_minutes,
        CASE WHEN w.finished_at IS NOT NULL THEN 2 WHEN w.closed_at IS NOT NULL THEN 3 ELSE 1 END AS standing,
        coalesce(w.finished_at, w.closed_at) AS ended_at,
        date_trunc('month', coalesce(w.finished_at, w.closed_at, w.received_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
            AS month_on,
        w.finished_at IS NOT NULL AND w.timeliness = 3 AS late,
        w.received_at, w.first_due_at, w.excused_at, v.on_the_spot
      FROM whole w JOIN dossiers_dossier d ON d.id = w.dossier_id
      JOIN catalogue_procedureversion v ON v.id = d.procedure_version_id
      LEFT JOIN limits l ON l.version_id = v.id
     WHERE w.received_at IS NOT NULL
),
begun AS (
    SELECT t.sign, t.dossier_id, t.visit, t.step_id, t.kind AS begun_by,
        lead(t.step_id) OVER way AS next_id, lead(t.kind) OVER way AS left_by,
        lead(t.seq) OVER way IS NOT NULL AS left_it
      FROM told t WHERE t.moves AND t.step_id IS NOT NULL
    WINDOW way AS (PARTITION BY t.sign, t.dossier_id ORDER BY t.seq)
),
spent AS (
    SELECT sign, dossier_id, of_visit AS visit,
        coalesce(sum(span_minutes) FILTER (WHERE span_clock = 'running' AND NOT of_taker), 0)::int AS waiting,
        coalesce(sum(span_minutes) FILTER (WHERE span_clock = 'running' AND of_taker), 0)::int AS working,
        coalesce(sum(span_minutes) FILTER (WHERE span_clock = 'standing'), 0)::int AS outside,
        bool_or(kind IN ('consulted', 'opinion_given')) AS consulted,
        (array_agg(coalesce(officer_id, span_officer_id) ORDER BY seq DESC))[1] AS officer_id,
        (array_agg(span_agency_id ORDER BY seq DESC))[1] AS unit_agency_id,
        (array_agg(span_centre_id ORDER BY seq DESC))[1] AS unit_centre_id
      FROM stretch WHERE of_visit > 0 GROUP BY sign, dossier_id, of_visit
),
stay AS MATERIALIZED (
    SELECT b.sign, b.dossier_id, b.visit, b.step_id, step.kind AS step_kind, b.begun_by, b.next_id, s.officer_id,
        s.unit_agency_id, s.unit_centre_id, coalesce(s.consulted, false) AS consulted,
        coalesce(s.waiting, 0) AS waiting, coalesce(s.working, 0) AS working, coalesce(s.outside, 0) AS outside,
        CASE WHEN NOT b.left_it AND c.standing = 1 THEN 'lying' WHEN NOT b.left_it THEN 'ended'
            WHEN b.left_by IN ('returned_to_step', 'reopened') THEN 'back' ELSE 'on' END AS way,
        coalesce(s.waiting, 0) + coalesce(s.working, 0) - step.limit_minutes AS overrun,
        sum(coalesce(s.waiting, 0) + coalesce(s.working, 0)) OVER (
            PARTITION BY b.sign, b.dossier_id ORDER BY b.visit DESC) AS to_come,
        c.procedure_id, c.agency_id, c.month_on, c.standing, c.late, c.limit_minutes
      FROM begun b JOIN course c ON c.sign = b.sign AND c.dossier_id = b.dossier_id
      JOIN catalogue_step step ON step.id = b.step_id AND step.kind <> 'return'
      LEFT JOIN spent s ON s.sign = b.sign AND s.dossier_id = b.dossier_id AND s.visit = b.visit
),
-- Who worked on it: whoever did the last appraisal; where nothing is appraised, the last step.
worked AS MATERIALIZED (
    SELECT DISTINCT ON (sign, dossier_id) sign, dossier_id, officer_id FROM stay
     WHERE officer_id IS NOT NULL AND way IN ('on', 'ended')
     ORDER BY sign, dossier_id, (step_kind = 'appraise') DESC, visit DESC
),
worst AS (
    SELECT DISTINCT ON (sign, dossier_id) sign, dossier_id,
        CASE WHEN overrun <= 0 THEN 'together'
            WHEN begun_by IN ('returned_to_step', 'reopened') THEN 'sent_back'
            WHEN consulted THEN 'opinion' WHEN waiting >= working THEN 'waiting' ELSE 'working' END AS why
      FROM stay WHERE late ORDER BY sign, dossier_id, overrun DESC, visit
),
held_by AS (
    SELECT sign, dossier_id, unit_agency_id, unit_centre_id, month_on, late,
        sum(greatest(overrun, 0)) AS overrun, sum(waiting + working) AS minutes
      FROM stay WHERE standing = 2 AND (unit_agency_id IS NOT NULL OR unit_centre_id IS NOT NULL)
     GROUP BY sign, dossier_id, unit_agency_id, unit_centre_id, month_on, late
),
-- Interlinked: more than one agency held a step. Whoever overran bears the lateness; if nobody did, all by their time.
held AS MATERIALIZED (
    SELECT h.*, CASE WHEN NOT late THEN 0
            WHEN sum(overrun) OVER whole > 0 THEN round(1000 * overrun / sum(overrun) OVER whole)
            WHEN sum(minutes) OVER whole > 0 THEN round(1000 * minutes / sum(minutes) OVER whole)
            ELSE round(1000 / count(*) OVER whole) END::int AS thousandths
      FROM held_by h JOIN (
        SELECT sign, dossier_id FROM held_by WHERE unit_agency_id IS NOT NULL
         GROUP BY sign, dossier_id HAVING count(DISTINCT unit_agency_id) > 1
      ) AS several USING (sign, dossier_id)
    WINDOW whole AS (PARTITION BY sign, dossier_id)
)
"""

COURSES = """
    SELECT c.dossier_id, c.version, c.standing, c.month_on, c.ended_at, c.procedure_id, c.agency_id, c.late,
        c.supplemented, c.apologised, h.dossier_id IS NOT NULL AS interlinked, coalesce(w.why, '') AS why,
        c.used_minutes, c.limit_minutes, coalesce(h.shares, '[]'::jsonb) AS shares,
        c.received_at, c.first_due_at, c.excused_at, c.on_the_spot, b.officer_id AS worked_by_id
      FROM course c LEFT JOIN worst w ON w.sign = c.sign AND w.dossier_id = c.dossier_id
      LEFT JOIN worked b ON b.sign = c.sign AND b.dossier_id = c.dossier_id
      LEFT JOIN (
        SELECT sign, dossier_id, coalesce(jsonb_agg(
            jsonb_build_array(unit_agency_id, unit_centre_id, thousandths)
            ORDER BY thousandths DESC, unit_agency_id, unit_centre_id) FILTER (WHERE late), '[]') AS shares
          FROM held GROUP BY sign, dossier_id
      ) h ON h.sign = c.sign AND h.dossier_id = c.dossier_id
     WHERE c.sign = 1
"""

COURSE_COUNTS = """
    SELECT c.procedure_id, c.agency_id, c.month_on,
        (sum(c.sign) FILTER (WHERE standing = 1)) AS open, (sum(c.sign) FILTER (WHERE standing = 2)) AS finished,
        (sum(c.sign) FILTER (WHERE standing = 3)) AS ended, (sum(c.sign) FILTER (WHERE late)) AS late,
        (sum(c.sign) FILTER (WHERE supplemented AND standing > 1)) AS supplemented,
        (sum(c.sign) FILTER (WHERE apologised AND late)) AS apologised,
        (sum(c.sign) FILTER (WHERE why = 'waiting')) AS late_waiting,
        (sum(c.sign) FILTER (WHERE why = 'working')) AS late_working,
        (sum(c.sign) FILTER (WHERE why = 'opinion')) AS late_opinion,
        (sum(c.sign) FILTER (WHERE why = 'sent_back')) AS late_sent_back,
        (sum(c.sign) FILTER (WHERE why = 'together')) AS late_together
      FROM course c LEFT JOIN worst w ON w.sign = c.sign AND w.dossier_id = c.dossier_id
     GROUP BY 1, 2, 3
"""

STEP_COUNTS = f"""
    SELECT procedure_id, agency_id, month_on, step_id, next_id, way,
        sum(sign) AS stays, (sum(sign) FILTER (WHERE overrun > 0)) AS over,
        sum(sign * waiting) AS waiting_minutes, sum(sign * working) AS working_minutes,
        sum(sign * outside) AS outside_minutes,
        {_minutes("waiting")} AS waiting, {_minutes("working")} AS working, {_minutes("outside")} AS outside,
        {_minutes("whole")} AS whole,
        {_histogram("to_come_bin", range(TO_COME))} AS to_come
      FROM (
        SELECT s.*, width_bucket(waiting, {_EDGES}) AS waiting_bin, width_bucket(working, {_EDGES}) AS working_bin,
            width_bucket(outside, {_EDGES}) AS outside_bin, width_bucket(waiting + working, {_EDGES}) AS whole_bin,
            CASE WHEN standing = 2 AND limit_minutes > 0
                THEN least(to_come * {PARTS} / limit_minutes, {TO_COME - 1}) END AS to_come_bin
          FROM stay s
      ) AS binned GROUP BY 1, 2, 3, 4, 5, 6
"""  # noqa: S608

OFFICER_COUNTS = """
    SELECT procedure_id, officer_id, month_on, sum(steps) AS steps, sum(over) AS over, sum(late) AS late,
        sum(supplements) AS supplements
      FROM (
        SELECT procedure_id, officer_id, month_on, sign AS steps, CASE WHEN overrun > 0 THEN sign ELSE 0 END AS over,
            CASE WHEN late THEN sign ELSE 0 END AS late, 0 AS supplements
          FROM stay WHERE officer_id IS NOT NULL AND way IN ('on', 'back')
        UNION ALL
        SELECT c.procedure_id, t.officer_id, c.month_on, 0, 0, 0, t.sign
          FROM told t JOIN course c ON c.sign = t.sign AND c.dossier_id = t.dossier_id
         WHERE t.kind = 'supplement_asked' AND t.officer_id IS NOT NULL
      ) AS done GROUP BY 1, 2, 3
"""

# Of the acts whose reason has a kind: apologies, supplements, sendings back.
REASON_COUNTS = """
    SELECT c.procedure_id, c.agency_id, c.month_on, t.kind, t.reason_code AS code, sum(t.sign) AS times
      FROM told t JOIN course c ON c.sign = t.sign AND c.dossier_id = t.dossier_id
     WHERE t.reason_code IS NOT NULL GROUP BY 1, 2, 3, 4, 5
"""

AGENCY_COUNTS = """
    SELECT unit_agency_id AS agency_id, unit_centre_id AS centre_id, month_on, sum(sign) AS dossiers,
        (sum(sign) FILTER (WHERE late)) AS late, sum(sign * thousandths) AS thousandths
      FROM held GROUP BY 1, 2, 3
"""

WORKED_COUNTS = """
    SELECT c.procedure_id, c.agency_id, b.officer_id, c.month_on, sum(c.sign) AS finished
      FROM course c LEFT JOIN worked b ON b.sign = c.sign AND b.dossier_id = c.dossier_id
     WHERE c.standing = 2 GROUP BY 1, 2, 3, 4
"""
