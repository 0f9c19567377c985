-- A million dossiers as two years of work leave them (ten million: as twenty do), in a handful of statements.
--
-- Temporary tables that `database.py` makes before: kind (a version with its share of the arrivals),
-- stop (what happens on its way, in order, with the state it leaves), who (people), hand (officers by
-- unit). Random, but seeded: the same number of dossiers gives the same rows.

SELECT setseed(0.7);

CREATE TEMP TABLE arrival AS
SELECT row_number() OVER (ORDER BY at) AS id, made.*
  FROM (
    SELECT date_trunc('day', %(until)s::timestamptz - %(years)s * interval '1 year') + (day + (7.6 + 8.8 * random()) / 24) * interval '1 day' AS at,
           random() AS pick,
           -- A few file very often: enterprises, post officers for others.
           1 + floor(%(people)s * random() * random())::int AS person,
           0.25 + 0.74 * random() + CASE WHEN random() < 0.004 THEN 1.5 * random() ELSE 0 END AS span_share,
           -4 * ln(random() + 1e-9) AS rest_days,
           random() AS rare, random() AS channel_pick
      FROM (SELECT floor((365.25 * %(years)s + 0.5) * random())::int AS day FROM generate_series(1, %(drawn)s)) AS d
     WHERE extract(isodow FROM date_trunc('day', %(until)s::timestamptz - %(years)s * interval '1 year') + day * interval '1 day') < 6
     LIMIT %(dossiers)s * 1.003
  ) AS made
 WHERE at < %(until)s;
DELETE FROM arrival WHERE id <= (SELECT count(*) FROM arrival) - %(dossiers)s;

CREATE TEMP TABLE life AS
SELECT a.id, a.at, k.version_id, k.agency_id, a.rare,
       CASE WHEN a.id %% %(every)s = 0 THEN 0 ELSE a.person END AS person,
       k.span * a.span_share AS span,
       greatest(a.rest_days * interval '1 day', interval '20 minutes') AS rest,
       a.at + k.span AS due_at,
       (ARRAY['online', 'online', 'online', 'counter', 'counter', 'post'])[1 + floor(6 * a.channel_pick)::int] AS channel,
       row_number() OVER (PARTITION BY (a.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date ORDER BY a.id) AS number
  FROM arrival AS a
  JOIN LATERAL (SELECT * FROM kind WHERE kind.upto >= a.pick ORDER BY kind.upto LIMIT 1) AS k ON true;

-- The last thing that has happened to each by now, and so where it stands.
CREATE TEMP TABLE latest AS
SELECT l.id, t.*
  FROM life AS l
 CROSS JOIN LATERAL (
    SELECT s.seq, s.status, s.step_id, s.in_centre, s.in_agency, s.taken,
           l.at + CASE WHEN s.share <= 1 THEN l.span * s.share ELSE l.span + l.rest END AS at
      FROM stop AS s
     WHERE s.version_id = l.version_id
       AND l.at + CASE WHEN s.share <= 1 THEN l.span * s.share ELSE l.span + l.rest END <= %(until)s
     ORDER BY s.seq DESC LIMIT 1) AS t;
CREATE UNIQUE INDEX ON latest (id);
ANALYZE latest;

INSERT INTO dossiers_dossier (
    id, code, tracking_secret, procedure_version_id, channel, centre_id, counter_id, agency_id,
    applicant_id, applicant_name, applicant_folded, applicant_identity, applicant_phone, applicant_address,
    applicant_email, submitter_name, submitter_phone, subject, sets, return_way_wanted, fee_dong, registered_at,
    status, status_before, step_id, holder_centre_id, holder_agency_id, holder_officer_id, taken_at,
    received_at, due_at, first_due_at, step_due_at, next_signal_at, supplements_asked, apologies, owed_dong,
    finished_at, timeliness, returned_at, return_way, version, last_hash)
SELECT l.id, %(unit)s || '-' || to_char(l.at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYMMDD') || '-' || lpad(l.number::text, 4, '0'),
       upper(substr(md5(l.id::text), 1, 10)), l.version_id, l.channel, %(centre)s,
       CASE WHEN l.channel = 'counter' THEN %(counter)s::bigint END, l.agency_id,
       w.person_id, w.name, w.folded, w.identity, w.phone, w.address, '', w.name, w.phone, '', 1, 'counter', 0,
       CASE WHEN l.channel = 'online' THEN l.at END,
       CASE WHEN a.stands THEN 5 WHEN a.waits THEN 1 ELSE t.status END, CASE WHEN a.stands THEN 4 END,
       CASE WHEN t.status < 10 THEN t.step_id END,
       CASE WHEN t.status < 10 THEN t.in_centre END, CASE WHEN t.status < 10 THEN t.in_agency END,
       CASE WHEN t.status = 4 AND l.rare < 0.4 THEN h.officer_id END, CASE WHEN t.taken THEN t.at END,
       CASE WHEN NOT a.waits THEN l.at END, CASE WHEN NOT a.waits THEN l.due_at END, CASE WHEN NOT a.waits THEN l.due_at END, CASE WHEN t.status IN (2, 4) THEN least(l.due_at, t.at + l.span / 2) END,
       CASE WHEN t.status < 10 THEN greatest(l.due_at, %(until)s::timestamptz) + interval '30 days' END, 0, 0, 0,
       CASE WHEN t.status IN (9, 10) THEN l.at + l.span END,
       CASE WHEN t.status IN (9, 10) THEN
            CASE WHEN l.at + l.span > l.due_at THEN 3 WHEN (l.at + l.span)::date < l.due_at::date THEN 1 ELSE 2 END END,
       CASE WHEN t.status = 10 THEN t.at END, CASE WHEN t.status = 10 THEN 'counter' END,
       t.seq, sha256(convert_to(l.id || ':' || t.seq, 'UTF8'))
  FROM life AS l JOIN latest AS t USING (id) JOIN who AS w ON w.n = l.person
  LEFT JOIN hand AS h ON h.agency_id = t.in_agency
  -- Some stand still for papers that the applicant owes; what was filed in the last hours waits for an answer.
  CROSS JOIN LATERAL (SELECT t.status = 4 AND l.rare > 0.93 AS stands,
                             l.channel = 'online' AND t.seq = 1 AND l.at > %(until)s::timestamptz - interval '1 day' AS waits) AS a
 ORDER BY l.id;

INSERT INTO dossiers_event (
    dossier_id, seq, kind, at, actor_kind, actor_name, officer_id, agency_id, centre_id, from_status, to_status,
    reason, changes, data, span_minutes, span_clock, span_agency_id, span_centre_id, key, hash)
SELECT l.id, s.seq, s.kind, l.at + CASE WHEN s.share <= 1 THEN l.span * s.share ELSE l.span + l.rest END,
       'officer', coalesce(h.name, 'Nông Thị Lan'), h.officer_id, s.by_agency, s.by_centre, s.from_status, s.status, '',
       jsonb_build_object('status', s.status, 'step_id', s.step_id, 'taken_at', l.at), s.data,
       CASE WHEN s.seq = 1 THEN 0 ELSE 60 END, CASE WHEN s.seq = 1 THEN 'not_started' ELSE 'running' END,
       s.by_agency, s.by_centre, gen_random_uuid(), sha256(convert_to(l.id || ':' || s.seq, 'UTF8'))
  FROM life AS l JOIN latest AS t USING (id) JOIN stop AS s ON s.version_id = l.version_id AND s.seq <= t.seq
  LEFT JOIN hand AS h ON h.agency_id = s.by_agency
 ORDER BY l.id, s.seq;

INSERT INTO dossiers_dossierdocument (dossier_id, required_id, name, kind, originals, copies, handed_in_at)
SELECT l.id, p.required_id, p.name, p.kind, p.originals, p.copies, l.at
  FROM life AS l JOIN paper AS p USING (version_id) ORDER BY l.id;

INSERT INTO dossiers_dossierresult (dossier_id, number, title, granted, issued_at)
SELECT id, 'KQ-' || id, 'Kết quả giải quyết', true, finished_at FROM dossiers_dossier WHERE finished_at IS NOT NULL ORDER BY id;

INSERT INTO ratings_rating (dossier_id, agency_id, centre_id, score, comment, channel, rated_at)
SELECT id, agency_id, centre_id, (ARRAY['very_satisfied', 'satisfied'])[1 + id %% 2], '', 'kiosk', finished_at
  FROM dossiers_dossier WHERE id %% 10 = 1 AND finished_at IS NOT NULL;

INSERT INTO dossiers_daycount (centre_id, agency_id, day_on, channel, grade, dossiers)
SELECT d.centre_id, d.agency_id, (c.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, d.channel, c.grade, count(*)
  FROM dossiers_dossier AS d
 CROSS JOIN LATERAL (VALUES (d.received_at, NULL::smallint), (d.finished_at, d.timeliness)) AS c (at, grade)
 WHERE c.at IS NOT NULL GROUP BY 1, 2, 3, 4, 5;

INSERT INTO dossiers_dailynumber (unit_code, day_on, last)
SELECT %(unit)s, (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, max(number) FROM life GROUP BY 2;

SELECT setval('dossiers_dossier_id_seq', (SELECT max(id) FROM dossiers_dossier));
