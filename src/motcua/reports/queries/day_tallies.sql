-- What the days' tallies must say, counted from the rows themselves.
SELECT d.centre_id, d.agency_id, NULL::bigint AS version_id, (d.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day_on,
       k.kind, count(*) AS number
  FROM dossiers_dossierdocument AS p JOIN dossiers_dossier AS d ON d.id = p.dossier_id
 CROSS JOIN LATERAL (VALUES ('paper', true), ('copy', p.file_id IS NOT NULL),
       ('reused', p.file_id IS NOT NULL AND p.digitisation IN ('reused', 'reused_result'))) AS k (kind, holds)
 WHERE d.received_at IS NOT NULL AND k.holds GROUP BY 1, 2, 4, 5
 UNION ALL
SELECT d.centre_id, d.agency_id, NULL, (d.finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, k.kind, count(*)
  FROM dossiers_dossierresult AS r JOIN dossiers_dossier AS d ON d.id = r.dossier_id
  LEFT JOIN dossiers_sealedresult AS s ON s.result_id = r.id
 CROSS JOIN LATERAL (VALUES ('result', true), ('electronic', r.file_id IS NOT NULL OR s.file_id IS NOT NULL))
    AS k (kind, holds)
 WHERE d.finished_at IS NOT NULL AND k.holds GROUP BY 1, 2, 4, 5
 UNION ALL
SELECT p.centre_id, d.agency_id, d.procedure_version_id, (p.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, k.kind, count(*)
  FROM payments_payment AS p JOIN dossiers_dossier AS d ON d.id = p.dossier_id
 CROSS JOIN LATERAL (VALUES ('paid', true), ('paid_online', p.method IN ('transfer', 'gateway'))) AS k (kind, holds)
 WHERE p.received_at IS NOT NULL AND k.holds GROUP BY 1, 2, 3, 4, 5
 UNION ALL
SELECT centre_id, agency_id, NULL, (rated_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, score, count(*)
  FROM ratings_rating GROUP BY 1, 2, 4, 5
