"""Who leads a centre: the leader of its host agency or, where that has none, of the nearest one above it."""

# A common table expression: rows of centre_id and agency_id. Wants one named `now`, of one row with `at`.
LEADERS = """
    leaders AS MATERIALIZED (
      SELECT DISTINCT ON (c.id) c.id AS centre_id, up.id AS agency_id
        FROM organisation_servicecentre c CROSS JOIN LATERAL (
          WITH RECURSIVE up AS (
            SELECT id, parent_id, 0 AS height FROM organisation_agency WHERE id = c.host_id
            UNION ALL
            SELECT p.id, p.parent_id, up.height + 1 FROM organisation_agency p JOIN up ON p.id = up.parent_id
          )
          SELECT up.id, up.height, EXISTS (
              SELECT FROM organisation_officerrole r
               WHERE r.agency_id = up.id AND r.role = 'leader' AND r.valid_from <= day.today
                 AND (r.valid_until IS NULL OR r.valid_until > day.today)
            ) AS is_led
            FROM up CROSS JOIN (SELECT (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS today FROM now) day
        ) up
       ORDER BY c.id, up.is_led DESC, up.height
    )
"""
