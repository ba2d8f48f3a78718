-- R5, R11: what each town of the county said of one series, day by day, for whoever belongs to the county: totals and nothing
-- more. A row stands for a day with a new count, or for the day after the last day of a town or village (R4): its persons
-- are what is left, null when nothing is, and reported_for is null. By village, a town is the sum of its villages and the line
-- 镇直. Each day is read at the level that counts on it (R8): p_levels in the order of p_since, the first since -infinity. A
-- level speaks for a town from its first report while it counts; where none has spoken yet, what a level had from before stands
-- from the day of its change.
CREATE FUNCTION county_town_days(p_campaign uuid, p_until date, p_series text, p_group text, p_levels text[], p_since date[])
RETURNS TABLE (division_code text, day date, persons integer, hour smallint, reported_for date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH periods AS (
    SELECT level, since, coalesce(lead(since) OVER (ORDER BY place) - 1, 'infinity'::date) AS until, place
    FROM unnest(p_levels, p_since) WITH ORDINALITY AS p(level, since, place)
  ), current AS (
    SELECT DISTINCT ON (n.level, n.division_code, n.as_of) n.level, n.division_code, n.as_of, n.persons, n.hour
    FROM daily_counts n JOIN campaigns c ON c.id = n.campaign_id
    WHERE n.campaign_id = p_campaign AND n.series = p_series AND n.coverage_group = p_group AND n.level = ANY (p_levels)
      AND n.as_of <= p_until AND c.county_code = nullif(current_setting('yingbao.county', true), '')
    ORDER BY n.level, n.division_code, n.as_of, n.revision DESC
  ), known AS (
    SELECT n.level, n.division_code, town.code AS town, n.as_of, n.persons, n.hour, least(d.valid_to, town.valid_to) AS last_day, town.valid_to AS town_last_day
    FROM current n JOIN divisions d ON d.code = n.division_code JOIN divisions town ON town.code = left(n.division_code, 9)
    WHERE n.persons IS NOT NULL AND n.as_of <= least(d.valid_to, town.valid_to, n.as_of)
  ), steps AS (
    SELECT level, town, as_of AS day, persons - coalesce(lag(persons) OVER cells, 0) AS step,
      CASE WHEN row_number() OVER cells = 1 THEN 1 ELSE 0 END AS joined, hour, as_of AS reported_for
    FROM known WINDOW cells AS (PARTITION BY level, division_code ORDER BY as_of)
    UNION ALL
    SELECT level, town, last_day + 1, -persons, -1, NULL, NULL
    FROM (SELECT DISTINCT ON (level, division_code) * FROM known WHERE last_day < p_until ORDER BY level, division_code, as_of DESC) ended
  ), sums AS (
    SELECT level, town, day, CASE WHEN sum(sum(joined)) OVER days > 0 THEN (sum(sum(step)) OVER days)::integer END AS persons,
      max(hour) AS hour, max(reported_for) AS reported_for
    FROM steps GROUP BY level, town, day WINDOW days AS (PARTITION BY level, town ORDER BY day)
  ), said AS (
    SELECT s.town, s.day, s.persons, s.hour, s.reported_for, bool_or(s.reported_for IS NOT NULL) OVER (PARTITION BY p.place, s.town ORDER BY s.day) AS has_spoken
    FROM sums s JOIN periods p ON p.level = s.level AND s.day BETWEEN p.since AND p.until
    UNION ALL
    SELECT * FROM (
      SELECT DISTINCT ON (p.place, s.town) s.town, p.since, s.persons, s.hour, max(s.reported_for) OVER (PARTITION BY p.place, s.town), false
      FROM periods p JOIN sums s ON s.level = p.level AND s.day < p.since
      WHERE p.since <= p_until ORDER BY p.place, s.town, s.day DESC) older
    UNION ALL
    -- A town that ended says nothing after its last day, at whichever level its number was carried.
    SELECT DISTINCT town, town_last_day + 1, NULL::integer, NULL::smallint, NULL::date, true FROM known WHERE town_last_day < p_until
  )
  SELECT DISTINCT ON (town, day) town, day, persons, hour, reported_for
  FROM (SELECT s.*, min(s.day) FILTER (WHERE s.has_spoken) OVER (PARTITION BY s.town) AS first_day FROM said s) s
  WHERE has_spoken OR first_day IS NULL OR day < first_day
  ORDER BY town, day, has_spoken DESC, persons NULLS FIRST
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION county_town_days FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION county_town_days TO yingbao_member, yingbao_operator;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO yingbao_ranker;
--> statement-breakpoint
ALTER FUNCTION county_town_days OWNER TO yingbao_ranker;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM yingbao_ranker;
