-- Rated within the period, by the day of the answer. A stretch of the index ratings_by_time.
SELECT dossier_id AS id, rated_at AS at, agency_id, score, 1 AS dossiers,
       (rated_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day_on
  FROM ratings_rating
 WHERE centre_id = ANY(%(centres)s) AND rated_at >= %(since)s AND rated_at < %(until)s
   AND (%(agencies)s::bigint[] IS NULL OR agency_id = ANY(%(agencies)s))
   AND (%(officer)s::bigint IS NULL OR officer_id = %(officer)s)
