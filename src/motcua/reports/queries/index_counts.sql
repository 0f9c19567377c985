-- What Decision 766's index counts that the registry of figures does not hold. One row: part and whole, rate by rate.
WITH procedures AS (
    SELECT version.id, version.service_level <> 'information' AS online,
           version.legal_grounds <> '' AND version.limit <> '' AND version.result_vi <> ''
           AND EXISTS (SELECT FROM catalogue_requireddocument AS paper WHERE paper.version_id = version.id) AS complete
      FROM catalogue_procedureversion AS version
     WHERE version.valid_from <= %(last_on)s AND (version.valid_until IS NULL OR version.valid_until > %(last_on)s)
       AND (%(agencies)s::bigint[] IS NULL OR version.agency_id = ANY(%(agencies)s))
), received AS (
    SELECT id, procedure_version_id, channel
      FROM dossiers_dossier
     WHERE centre_id = ANY(%(centres)s) AND received_at >= %(since)s AND received_at < %(until)s
       AND (%(agencies)s::bigint[] IS NULL OR agency_id = ANY(%(agencies)s))
), filed AS (
    SELECT DISTINCT procedure_version_id FROM received WHERE channel = 'online'
), papers AS (
    SELECT count(*) AS all_of_them, count(*) FILTER (WHERE paper.file_id IS NOT NULL) AS copied,
           count(*) FILTER (WHERE paper.file_id IS NOT NULL AND paper.digitisation IN ('reused', 'reused_result')) AS reused
      FROM received JOIN dossiers_dossierdocument AS paper ON paper.dossier_id = received.id
), results AS (
    SELECT count(*) AS all_of_them, count(*) FILTER (WHERE result.file_id IS NOT NULL OR sealed.file_id IS NOT NULL) AS electronic
      FROM dossiers_dossier AS dossier
      JOIN dossiers_dossierresult AS result ON result.dossier_id = dossier.id
      LEFT JOIN dossiers_sealedresult AS sealed ON sealed.result_id = result.id
     WHERE dossier.centre_id = ANY(%(centres)s) AND dossier.finished_at >= %(since)s AND dossier.finished_at < %(until)s
       AND (%(agencies)s::bigint[] IS NULL OR dossier.agency_id = ANY(%(agencies)s))
), paid AS (
    SELECT payment.method IN ('transfer', 'gateway') AS online, dossier.procedure_version_id
      FROM payments_payment AS payment JOIN dossiers_dossier AS dossier ON dossier.id = payment.dossier_id
     WHERE payment.centre_id = ANY(%(centres)s) AND payment.received_at >= %(since)s AND payment.received_at < %(until)s
       AND (%(agencies)s::bigint[] IS NULL OR dossier.agency_id = ANY(%(agencies)s))
), feedback AS (
    SELECT timeliness <> 3 AS in_time FROM ratings_feedback
     WHERE state NOT IN ('drafted', 'filed', 'in_hand') AND closed_at >= %(since)s AND closed_at < %(until)s
       AND centre_id = ANY(%(centres)s) AND (%(agencies)s::bigint[] IS NULL OR agency_id = ANY(%(agencies)s))
     UNION ALL
    SELECT false FROM ratings_feedback
     WHERE state IN ('drafted', 'filed', 'in_hand') AND due_at < %(until)s
       AND centre_id = ANY(%(centres)s) AND (%(agencies)s::bigint[] IS NULL OR agency_id = ANY(%(agencies)s))
)
SELECT (SELECT count(*) FROM procedures WHERE complete), (SELECT count(*) FROM procedures),
       (SELECT count(*) FROM procedures WHERE online), (SELECT count(*) FROM procedures),
       (SELECT count(*) FROM procedures JOIN filed ON filed.procedure_version_id = procedures.id WHERE online),
       (SELECT count(*) FROM procedures WHERE online),
       (SELECT count(DISTINCT procedure_version_id) FROM paid WHERE online), (SELECT count(DISTINCT procedure_version_id) FROM paid),
       (SELECT count(*) FROM paid WHERE online), (SELECT count(*) FROM paid),
       (SELECT count(*) FROM feedback WHERE in_time), (SELECT count(*) FROM feedback),
       (SELECT electronic FROM results), (SELECT all_of_them FROM results),
       (SELECT copied FROM papers), (SELECT all_of_them FROM papers),
       (SELECT reused FROM papers), (SELECT copied FROM papers)
