-- Feedback and proposals of a period, each once, as they stood at its end: filed within it, or in hand when it began.
-- What is closed is read by the index of closed ones, what is open by that of open ones.
WITH known AS (
    SELECT id, centre_id, agency_id, kind, filed_at, closed_at, published_at, state
      FROM ratings_feedback
     WHERE state IN ('drafted', 'filed', 'in_hand')
     UNION ALL
    SELECT id, centre_id, agency_id, kind, filed_at, closed_at, published_at, state
      FROM ratings_feedback
     WHERE state NOT IN ('drafted', 'filed', 'in_hand') AND closed_at >= %(since)s
)
SELECT known.id, coalesce(known.agency_id, centre.host_id) AS agency_id, known.kind,
       known.filed_at < %(since)s AS carried,
       CASE WHEN known.closed_at < %(until)s THEN 'handled' ELSE 'in_hand' END AS outcome,
       coalesce(known.published_at < %(until)s, false) AS published
  FROM known
  JOIN organisation_servicecentre AS centre ON centre.id = known.centre_id
 WHERE known.kind IN ('feedback', 'proposal') AND known.filed_at < %(until)s
   AND known.centre_id = ANY(%(centres)s)
   AND (%(agencies)s::bigint[] IS NULL OR coalesce(known.agency_id, centre.host_id) = ANY(%(agencies)s))
