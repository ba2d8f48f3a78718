-- What a county's divisions are called: the last characters of their names, each once, for every reader alike.
CREATE FUNCTION county_name_endings() RETURNS TABLE (towns text[], villages text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT coalesce(array_agg(DISTINCT right(d.name, 7)) FILTER (WHERE d.level = 'town'), '{}'),
    coalesce(array_agg(DISTINCT right(d.name, 7)) FILTER (WHERE d.level = 'village'), '{}')
  FROM divisions d
  WHERE d.code >= nullif(current_setting('yingbao.county', true), '') COLLATE "C"
    AND d.code < (nullif(current_setting('yingbao.county', true), '') || ':') COLLATE "C" AND d.valid_to IS NULL
$$;
--> statement-breakpoint
-- R4: the town that stands on a day for each town the county ever had: itself, or the one it was merged into.
CREATE FUNCTION county_heirs(p_campaign uuid, p_as_of date) RETURNS TABLE (division_code text, heir_code text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH RECURSIVE line AS (
    SELECT d.code, d.code AS heir, d.valid_to, d.successor_code
    FROM campaigns c
    JOIN divisions d ON d.code >= c.county_code COLLATE "C" AND d.code < (c.county_code || ':') COLLATE "C" AND d.level = 'town'
    WHERE c.id = p_campaign AND c.county_code = nullif(current_setting('yingbao.county', true), '')
    UNION
    SELECT line.code, d.code, d.valid_to, d.successor_code FROM line JOIN divisions d ON d.code = line.successor_code WHERE line.valid_to < p_as_of
  )
  SELECT code, heir FROM line WHERE valid_to IS NULL OR valid_to >= p_as_of
$$;
--> statement-breakpoint
-- The newest count of one division on a day (R7): walks back from the day, the newest revision of each first, and stops at the
-- first day that was not withdrawn. Written so that the index gives this order and the walk ends with its first find. A code
-- given as a column brings its collation to every parameter, with which no index of the other columns fits: hence "default".
CREATE FUNCTION known_count(p_campaign uuid, p_code text, p_as_of date, p_series text, p_group text, p_level text)
RETURNS TABLE (persons integer, reported_for date, hour smallint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT n.persons, n.as_of, n.hour
  FROM (
    SELECT DISTINCT ON (c.as_of) c.as_of, c.persons, c.hour
    FROM daily_counts c
    WHERE c.campaign_id = p_campaign AND c.series = p_series COLLATE "default" AND c.coverage_group = p_group COLLATE "default"
      AND c.level = p_level COLLATE "default" AND c.division_code = p_code COLLATE "C" AND c.as_of <= p_as_of
    ORDER BY c.as_of DESC, c.revision DESC
  ) n
  WHERE n.persons IS NOT NULL
  ORDER BY n.as_of DESC
  LIMIT 1
$$;
--> statement-breakpoint
-- The planner takes the range of a county's or town's codes for one division, whatever is in the database: joined to, the body
-- would run once for each row beside it. Materialized, it runs once.
CREATE OR REPLACE FUNCTION known_counts(p_campaign uuid, p_under text, p_as_of date, p_series text, p_group text, p_level text)
RETURNS TABLE (division_code text, persons integer, reported_for date, hour smallint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH known AS MATERIALIZED (
    SELECT d.code, k.persons, k.reported_for, k.hour
    FROM divisions d CROSS JOIN LATERAL known_count(p_campaign, d.code, p_as_of, p_series, p_group, p_level) k
    WHERE d.code >= p_under COLLATE "C" AND d.code < (p_under || ':') COLLATE "C"
      AND d.valid_from <= p_as_of AND (d.valid_to IS NULL OR d.valid_to >= p_as_of)
  )
  SELECT * FROM known
$$;
--> statement-breakpoint
-- Materialized for the same reason.
CREATE OR REPLACE FUNCTION quotas_in_force(p_campaign uuid, p_under text, p_as_of date, p_kind text, p_group text)
RETURNS TABLE (division_code text, quota_id uuid, persons integer, quota_position integer, remark text, milestones jsonb)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH in_force AS MATERIALIZED (
    SELECT q.division_code, q.id, q.persons, q.position, q.remark,
      coalesce((SELECT jsonb_agg(jsonb_build_object('dueOn', m.due_on, 'persons', m.persons) ORDER BY m.due_on)
                FROM quota_milestones m WHERE m.quota_id = q.id), '[]')
    FROM (
      SELECT DISTINCT ON (q.division_code) q.*
      FROM quotas q
      WHERE q.campaign_id = p_campaign AND q.kind = p_kind COLLATE "default" AND q.coverage_group = p_group COLLATE "default"
        AND q.division_code >= p_under COLLATE "C" AND q.division_code < (p_under || ':') COLLATE "C"
        AND q.effective_from <= p_as_of
      ORDER BY q.division_code, q.effective_from DESC, q.entry_number DESC
    ) q
    WHERE q.persons IS NOT NULL
  )
  SELECT * FROM in_force
$$;
--> statement-breakpoint
-- A town's total on every day on which it changed, each day read at the level that counts on it (R8): p_levels in the order of
-- p_since, the first since -infinity. A count speaks on the days of its level alone, so a change of level by itself moves
-- nothing; where the new level had counts already and the old one none, they stand from the day of the change. Runs with
-- the caller's rights, as known_counts does; under a village's code it gives that village's days.
CREATE FUNCTION days_at_level(p_campaign uuid, p_under text, p_until date, p_series text, p_group text, p_levels text[], p_since date[])
RETURNS TABLE (town_code text, day date, persons bigint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH periods AS (
    SELECT level, since, coalesce(lead(since) OVER (ORDER BY place) - 1, 'infinity'::date) AS until, place
    FROM unnest(p_levels, p_since) WITH ORDINALITY AS p(level, since, place)
  ), current AS (
    SELECT DISTINCT ON (d.level, d.division_code, d.as_of) d.level, d.division_code, d.as_of, d.persons
    FROM daily_counts d
    WHERE d.campaign_id = p_campaign AND d.series = p_series COLLATE "default" AND d.coverage_group = p_group COLLATE "default"
      AND d.level = ANY (p_levels COLLATE "default")
      AND d.division_code >= p_under COLLATE "C" AND d.division_code < (p_under || ':') COLLATE "C" AND d.as_of <= p_until
    ORDER BY d.level, d.division_code, d.as_of, d.revision DESC
  ), known AS (
    SELECT c.*, d.valid_to FROM current c JOIN divisions d ON d.code = c.division_code
    WHERE c.persons IS NOT NULL AND (d.valid_to IS NULL OR c.as_of <= d.valid_to)
  ), steps AS (
    SELECT level, left(division_code, 9) AS town, as_of AS day,
      persons - coalesce(lag(persons) OVER (PARTITION BY level, division_code ORDER BY as_of), 0) AS step
    FROM known
    UNION ALL
    -- R4: an ended division is in no total after its last day; its successor's own count takes over.
    SELECT level, left(division_code, 9), valid_to + 1, -persons
    FROM (SELECT DISTINCT ON (level, division_code) * FROM known WHERE valid_to < p_until ORDER BY level, division_code, as_of DESC) ended
  ), sums AS (
    SELECT level, town, day, sum(sum(step)) OVER (PARTITION BY level, town ORDER BY day)::bigint AS persons FROM steps GROUP BY level, town, day
  ), spoken AS (
    SELECT s.town, s.day, s.persons, false AS is_older FROM sums s JOIN periods p ON p.level = s.level AND s.day BETWEEN p.since AND p.until
    UNION ALL
    SELECT * FROM (
      SELECT DISTINCT ON (s.town, p.place) s.town, p.since, s.persons, true
      FROM periods p JOIN sums s ON s.level = p.level AND s.day < p.since
      WHERE p.since <= p_until ORDER BY s.town, p.place, s.day DESC) older
    UNION ALL
    -- R4: nor is a town whose own number was only carried at that time, because its villages had not begun.
    SELECT DISTINCT division_code, valid_to + 1, 0::bigint, false FROM known WHERE level = 'town' AND length(division_code) = 9 AND valid_to < p_until
  )
  SELECT DISTINCT ON (town, day) town, day, persons
  FROM (SELECT s.*, min(s.day) FILTER (WHERE NOT s.is_older) OVER (PARTITION BY s.town) AS first_day FROM spoken s) s
  WHERE NOT is_older OR first_day IS NULL OR day < first_day
  ORDER BY town, day, is_older
$$;
--> statement-breakpoint
-- The county's total on every day on which one of its towns changed: the same for all its readers (decision 3).
CREATE FUNCTION county_days(p_campaign uuid, p_until date, p_series text, p_group text, p_levels text[], p_since date[])
RETURNS TABLE (day date, persons bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT t.day, sum(sum(t.step)) OVER (ORDER BY t.day)::bigint
  FROM (
    SELECT d.day, d.persons - coalesce(lag(d.persons) OVER (PARTITION BY d.town_code ORDER BY d.day), 0) AS step
    FROM campaigns c CROSS JOIN LATERAL days_at_level(p_campaign, c.county_code, p_until, p_series, p_group, p_levels, p_since) d
    WHERE c.id = p_campaign AND c.county_code = nullif(current_setting('yingbao.county', true), '')
  ) t
  GROUP BY t.day
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION county_name_endings, county_heirs, known_count, days_at_level, county_days FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION county_name_endings, county_heirs, county_days TO yingbao_member, yingbao_operator;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION known_count, days_at_level TO yingbao_member, yingbao_ranker, yingbao_operator;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO yingbao_ranker;
--> statement-breakpoint
ALTER FUNCTION county_name_endings OWNER TO yingbao_ranker;
--> statement-breakpoint
ALTER FUNCTION county_heirs OWNER TO yingbao_ranker;
--> statement-breakpoint
ALTER FUNCTION county_days OWNER TO yingbao_ranker;
--> statement-breakpoint
SET ROLE yingbao_ranker;
--> statement-breakpoint
-- R9: a carried number keeps the hour it was reported for, so that "as of 17:00 on the 22nd" stays true on the 23rd.
CREATE OR REPLACE FUNCTION county_totals(p_campaign uuid, p_as_of date, p_series text, p_group text, p_level text)
RETURNS TABLE (division_code text, persons integer, reported_for date, hour smallint, villages_reported integer, villages_total integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH county AS (
    SELECT county_code FROM campaigns
    WHERE id = p_campaign AND county_code = nullif(current_setting('yingbao.county', true), '')
  )
  SELECT left(d.code, 9), sum(k.persons)::integer, max(k.reported_for),
    (array_agg(k.hour ORDER BY k.reported_for DESC NULLS LAST, k.hour DESC NULLS LAST))[1],
    count(*) FILTER (WHERE d.level = 'village' AND k.reported_for = p_as_of)::integer,
    count(*) FILTER (WHERE d.level = 'village')::integer
  FROM county
  JOIN divisions d ON d.code >= county.county_code COLLATE "C" AND d.code < (county.county_code || ':') COLLATE "C"
    AND d.valid_from <= p_as_of AND (d.valid_to IS NULL OR d.valid_to >= p_as_of)
    AND (d.level = 'town' OR (p_level = 'village' AND d.level = 'village'))
  LEFT JOIN LATERAL known_count(p_campaign, d.code, p_as_of, p_series, p_group, p_level) k ON true
  GROUP BY left(d.code, 9)
$$;
--> statement-breakpoint
-- county_days reads each day at its own level; nothing asks for the other any more.
DROP FUNCTION county_trend;
--> statement-breakpoint
RESET ROLE;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM yingbao_ranker;
