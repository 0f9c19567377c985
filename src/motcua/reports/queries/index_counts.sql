-- What Decision 766's index counts that the registry of figures does not hold: part and whole, rate by rate, for each
-- competent agency and (`is_whole`) for all of them together, from the tallies by day that PostgreSQL keeps.
WITH procedures AS (
    SELECT version.id, version.agency_id, version.service_level <> 'information' AS online,
           version.legal_grounds <> '' AND version.limit <> '' AND version.result_vi <> ''
           AND EXISTS (SELECT FROM catalogue_requireddocument AS paper WHERE paper.version_id = version.id) AS complete
      FROM catalogue_procedureversion AS version
     WHERE version.valid_from <= %(last_on)s AND (version.valid_until IS NULL OR version.valid_until > %(last_on)s)
       AND (%(agencies)s::bigint[] IS NULL OR version.agency_id = ANY(%(agencies)s))
), told AS (
    SELECT agency_id, version_id, kind, sum(number)::int AS number
      FROM reports_daytally
     WHERE centre_id = ANY(%(centres)s) AND day_on BETWEEN %(first_on)s AND %(last_on)s
       AND kind IN ('paper', 'copy', 'reused', 'result', 'electronic', 'paid', 'paid_online')
       AND (%(agencies)s::bigint[] IS NULL OR agency_id = ANY(%(agencies)s))
     GROUP BY 1, 2, 3 HAVING sum(number) <> 0
), feedback AS (
    SELECT agency_id, timeliness <> 3 AS in_time FROM ratings_feedback
     WHERE state NOT IN ('drafted', 'filed', 'in_hand') AND closed_at >= %(since)s AND closed_at < %(until)s
       AND centre_id = ANY(%(centres)s) AND (%(agencies)s::bigint[] IS NULL OR agency_id = ANY(%(agencies)s))
     UNION ALL
    SELECT agency_id, false FROM ratings_feedback
     WHERE state IN ('drafted', 'filed', 'in_hand') AND due_at < %(until)s
       AND centre_id = ANY(%(centres)s) AND (%(agencies)s::bigint[] IS NULL OR agency_id = ANY(%(agencies)s))
)
SELECT 'publicity.complete' AS key, agency_id, GROUPING(agency_id) = 1 AS is_whole,
       count(*) FILTER (WHERE complete) AS part, count(*) AS whole
  FROM procedures GROUP BY GROUPING SETS ((agency_id), ())
UNION ALL
SELECT 'online.offered', agency_id, GROUPING(agency_id) = 1, count(*) FILTER (WHERE online), count(*)
  FROM procedures GROUP BY GROUPING SETS ((agency_id), ())
UNION ALL
SELECT 'online.used', agency_id, GROUPING(agency_id) = 1,
       count(*) FILTER (WHERE online AND EXISTS (
           SELECT FROM dossiers_dossier AS dossier
            WHERE dossier.procedure_version_id = procedures.id AND dossier.centre_id = ANY(%(centres)s)
              AND dossier.channel = 'online' AND dossier.received_at >= %(since)s AND dossier.received_at < %(until)s
              AND (%(agencies)s::bigint[] IS NULL OR dossier.agency_id = ANY(%(agencies)s)))),
       count(*) FILTER (WHERE online)
  FROM procedures GROUP BY GROUPING SETS ((agency_id), ())
UNION ALL
SELECT 'payment.offered', agency_id, GROUPING(agency_id) = 1,
       count(DISTINCT version_id) FILTER (WHERE kind = 'paid_online'), count(DISTINCT version_id) FILTER (WHERE kind = 'paid')
  FROM told GROUP BY GROUPING SETS ((agency_id), ())
UNION ALL
SELECT 'payment.online', agency_id, GROUPING(agency_id) = 1,
       coalesce(sum(number) FILTER (WHERE kind = 'paid_online'), 0), coalesce(sum(number) FILTER (WHERE kind = 'paid'), 0)
  FROM told GROUP BY GROUPING SETS ((agency_id), ())
UNION ALL
SELECT 'satisfaction.feedback_in_time', agency_id, GROUPING(agency_id) = 1, count(*) FILTER (WHERE in_time), count(*)
  FROM feedback GROUP BY GROUPING SETS ((agency_id), ())
UNION ALL
SELECT 'digitisation.results', agency_id, GROUPING(agency_id) = 1,
       coalesce(sum(number) FILTER (WHERE kind = 'electronic'), 0), coalesce(sum(number) FILTER (WHERE kind = 'result'), 0)
  FROM told GROUP BY GROUPING SETS ((agency_id), ())
UNION ALL
SELECT 'digitisation.papers', agency_id, GROUPING(agency_id) = 1,
       coalesce(sum(number) FILTER (WHERE kind = 'copy'), 0), coalesce(sum(number) FILTER (WHERE kind = 'paper'), 0)
  FROM told GROUP BY GROUPING SETS ((agency_id), ())
UNION ALL
SELECT 'digitisation.reused', agency_id, GROUPING(agency_id) = 1,
       coalesce(sum(number) FILTER (WHERE kind = 'reused'), 0), coalesce(sum(number) FILTER (WHERE kind = 'copy'), 0)
  FROM told GROUP BY GROUPING SETS ((agency_id), ())
