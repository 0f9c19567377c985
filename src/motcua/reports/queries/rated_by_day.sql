-- How many were rated on each day of the period, from the tallies that PostgreSQL keeps.
SELECT agency_id, kind AS score, day_on, number AS dossiers
  FROM reports_daytally
 WHERE centre_id = ANY(%(centres)s) AND kind IN ('very_satisfied', 'satisfied', 'not_satisfied')
   AND day_on BETWEEN %(first_on)s AND %(last_on)s
   AND (%(agencies)s::bigint[] IS NULL OR agency_id = ANY(%(agencies)s))
