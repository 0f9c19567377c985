-- How many were received on each day of the period, from the counts that the acts keep.
SELECT agency_id, channel, day_on, dossiers
  FROM dossiers_daycount
 WHERE centre_id = ANY(%(centres)s) AND day_on BETWEEN %(first_on)s AND %(last_on)s AND grade IS NULL
   AND (%(agencies)s::bigint[] IS NULL OR agency_id = ANY(%(agencies)s))
