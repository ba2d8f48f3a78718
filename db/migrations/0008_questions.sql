-- R5, R11: what each town of the county said of one series, day by day, for whoever belongs to the county: totals and nothing
-- more. A row stands for a day with a new count, or for the day after the last day of a town or village (R4): its persons
-- are what is left, null when nothing is. By village, a town is the sum of its villages and the line 镇直 (R8).
CREATE FUNCTION county_town_days(p_campaign uuid, p_until date, p_series text, p_group text, p_level text)
RETURNS TABLE (division_code text, day date, persons integer, hour smallint, reported boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH current AS (
    SELECT DISTINCT ON (n.division_code, n.as_of) n.division_code, n.as_of, n.persons, n.hour
    FROM daily_counts n JOIN campaigns c ON c.id = n.campaign_id
    WHERE n.campaign_id = p_campaign AND n.series = p_series AND n.coverage_group = p_group AND n.level = p_level
      AND n.as_of <= p_until AND c.county_code = nullif(current_setting('yingbao.county', true), '')
    ORDER BY n.division_code, n.as_of, n.revision DESC
  ), known AS (
    SELECT n.division_code, town.code AS town, n.as_of, n.persons, n.hour, least(d.valid_to, town.valid_to) AS last_day
    FROM current n JOIN divisions d ON d.code = n.division_code JOIN divisions town ON town.code = left(n.division_code, 9)
    WHERE n.persons IS NOT NULL AND n.as_of <= least(d.valid_to, town.valid_to, n.as_of)
  ), steps AS (
    SELECT town, as_of AS day, persons - coalesce(lag(persons) OVER cells, 0) AS step,
      CASE WHEN row_number() OVER cells = 1 THEN 1 ELSE 0 END AS joined, hour, true AS reported
    FROM known WINDOW cells AS (PARTITION BY division_code ORDER BY as_of)
    UNION ALL
    SELECT town, last_day + 1, -persons, -1, NULL, false
    FROM (SELECT DISTINCT ON (division_code) * FROM known WHERE last_day < p_until ORDER BY division_code, as_of DESC) ended
  )
  SELECT town, day, CASE WHEN sum(sum(joined)) OVER days > 0 THEN (sum(sum(step)) OVER days)::integer END,
    max(hour), bool_or(reported)
  FROM steps GROUP BY town, day WINDOW days AS (PARTITION BY town ORDER BY day)
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
