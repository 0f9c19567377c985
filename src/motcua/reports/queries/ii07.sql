-- The late dossiers of a period: whether an apology went out, and in whose hands each lay when its first due time passed.
--
-- It is made of table II.06a's own rows, so that both tables call the same dossiers late. The stretch of time that
-- holds the due time is told by the event that closes it; where none has, it is the stretch that still runs.
SELECT late.id, late.at, late.agency_id, late.sector_id, late.judged,
       EXISTS (SELECT FROM dossiers_event AS event
                WHERE event.dossier_id = late.id AND event.kind = 'apologised' AND event.at < %(until)s) AS apologised,
       CASE WHEN lay.agency_id IS NULL THEN 'centre'
            WHEN lay.agency_id = late.agency_id THEN 'agency'
            ELSE 'other' END AS lay
  FROM (<ii06a>) AS late
  JOIN dossiers_dossier AS dossier ON dossier.id = late.id
  LEFT JOIN LATERAL (
       SELECT event.span_agency_id
         FROM dossiers_event AS event
        WHERE event.dossier_id = late.id AND event.at >= dossier.first_due_at AND event.seq > 1
        ORDER BY event.seq LIMIT 1
  ) AS closing ON true
  CROSS JOIN LATERAL (
       SELECT CASE WHEN EXISTS (SELECT FROM dossiers_event AS event
                                 WHERE event.dossier_id = late.id AND event.at >= dossier.first_due_at AND event.seq > 1)
                   THEN closing.span_agency_id ELSE dossier.holder_agency_id END AS agency_id
  ) AS lay
 WHERE late.judged IN ('late', 'overdue')
