-- How many were resolved on each day of the period and still are, by the counts that the acts keep.
SELECT agency_id, grade AS timeliness, day_on, dossiers
  FROM dossiers_daycount
 WHERE centre_id = ANY(%(centres)s) AND day_on BETWEEN %(first_on)s AND %(last_on)s AND grade IS NOT NULL
   AND (%(agencies)s::bigint[] IS NULL OR agency_id = ANY(%(agencies)s))
