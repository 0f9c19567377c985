-- What Decision 766's index counts that the registry of figures does not hold: part and whole, rate by rate, for each
-- competent agency and (`is_whole`) for all of them together, in one pass.
WITH procedures AS (
    SELECT version.id, version.agency_id, version.service_level <> 'information' AS online,
           version.legal_grounds <> '' AND version.limit <> '' AND version.result_vi <> ''
           AND EXISTS (SELECT FROM catalogue_requireddocument AS paper WHERE paper.version_id = version.id) AS complete
      FROM catalogue_procedureversion AS version
     WHERE version.valid_from <= %(last_on)s AND (version.valid_until IS NULL OR version.valid_until > %(last_on)s)
       AND (%(agencies)s::bigint[] IS NULL OR version.agency_id = ANY(%(agencies)s))
), received AS (
    SELECT id, agency_id, procedure_version_id, channel
      FROM dossiers_dossier
     WHERE centre_id = ANY(%(centres)s) AND received_at >= %(since)s AND received_at < %(until)s
       AND (%(agencies)s::bigint[] IS NULL OR agency_id = ANY(%(agencies)s))
), filed AS (
    SELECT DISTINCT procedure_version_id FROM received WHERE channel = 'online'
), papers AS (
    SELECT received.agency_id, paper.file_id IS NOT NULL AS copied,
           paper.digitisation IN ('reused', 'reused_result') AS reused
      FROM received JOIN dossiers_dossierdocument AS paper ON paper.dossier_id = received.id
), results AS (
    SELECT dossier.agency_id, result.file_id IS NOT NULL OR sealed.file_id IS NOT NULL AS electronic
      FROM dossiers_dossier AS dossier
      JOIN dossiers_dossierresult AS result ON result.dossier_id = dossier.id
      LEFT JOIN dossiers_sealedresult AS sealed ON sealed.result_id = result.id
     WHERE dossier.centre_id = ANY(%(centres)s) AND dossier.finished_at >= %(since)s AND dossier.finished_at < %(until)s
       AND (%(agencies)s::bigint[] IS NULL OR dossier.agency_id = ANY(%(agencies)s))
), paid AS (
    SELECT payment.method IN ('transfer', 'gateway') AS online, dossier.procedure_version_id, dossier.agency_id
      FROM payments_payment AS payment JOIN dossiers_dossier AS dossier ON dossier.id = payment.dossier_id
     WHERE payment.centre_id = ANY(%(centres)s) AND payment.received_at >= %(since)s AND payment.received_at < %(until)s
       AND (%(agencies)s::bigint[] IS NULL OR dossier.agency_id = ANY(%(agencies)s))
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
       count(*) FILTER (WHERE online AND filed.procedure_version_id IS NOT NULL), count(*) FILTER (WHERE online)
  FROM procedures LEFT JOIN filed ON filed.procedure_version_id = procedures.id
 GROUP BY GROUPING SETS ((agency_id), ())
UNION ALL
SELECT 'payment.offered', agency_id, GROUPING(agency_id) = 1,
       count(DISTINCT procedure_version_id) FILTER (WHERE online), count(DISTINCT procedure_version_id)
  FROM paid GROUP BY GROUPING SETS ((agency_id), ())
UNION ALL
SELECT 'payment.online', agency_id, GROUPING(agency_id) = 1, count(*) FILTER (WHERE online), count(*)
  FROM paid GROUP BY GROUPING SETS ((agency_id), ())
UNION ALL
SELECT 'satisfaction.feedback_in_time', agency_id, GROUPING(agency_id) = 1, count(*) FILTER (WHERE in_time), count(*)
  FROM feedback GROUP BY GROUPING SETS ((agency_id), ())
UNION ALL
SELECT 'digitisation.results', agency_id, GROUPING(agency_id) = 1, count(*) FILTER (WHERE electronic), count(*)
  FROM results GROUP BY GROUPING SETS ((agency_id), ())
UNION ALL
SELECT 'digitisation.papers', agency_id, GROUPING(agency_id) = 1, count(*) FILTER (WHERE copied), count(*)
  FROM papers GROUP BY GROUPING SETS ((agency_id), ())
UNION ALL
SELECT 'digitisation.reused', agency_id, GROUPING(agency_id) = 1, count(*) FILTER (WHERE copied AND reused),
       count(*) FILTER (WHERE copied)
  FROM papers GROUP BY GROUPING SETS ((agency_id), ())
