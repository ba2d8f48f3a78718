-- Row-level security holds for the owner too; only the operator role, reached from the console, sees everything.
DO $$
DECLARE t regclass;
BEGIN
  FOR t IN SELECT oid::regclass FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE ALL ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO yingbao_login, yingbao_member, yingbao_auth, yingbao_ranker, yingbao_keeper, yingbao_operator;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO yingbao_operator;
--> statement-breakpoint
-- Member: append-only tables take INSERT and nothing more.
GRANT SELECT, INSERT ON campaigns, campaign_settings, quotas, quota_milestones, daily_counts, divisions TO yingbao_member;
--> statement-breakpoint
GRANT UPDATE (name, valid_to, successor_code, population) ON divisions TO yingbao_member;
--> statement-breakpoint
GRANT SELECT ON campaign_counters, audit_entries TO yingbao_member;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON idempotency_keys TO yingbao_member;
--> statement-breakpoint
-- No member reads a password hash, not even his own.
GRANT SELECT (id, username, display_name, role, department, scope_code, must_change_password, credential_version, disabled_at, expires_on, version, recorded_at) ON accounts TO yingbao_member;
--> statement-breakpoint
GRANT INSERT ON accounts TO yingbao_member;
--> statement-breakpoint
GRANT UPDATE (display_name, role, department, scope_code, password_hash, must_change_password, credential_version, disabled_at, expires_on, version) ON accounts TO yingbao_member;
--> statement-breakpoint
-- Auth: sign-in, sessions, the first administrator.
GRANT SELECT ON divisions, campaigns, campaign_counters TO yingbao_auth;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON accounts TO yingbao_auth;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions, sign_in_throttles, installation TO yingbao_auth;
--> statement-breakpoint
GRANT SELECT ON divisions, campaigns, campaign_settings, quotas, quota_milestones, daily_counts TO yingbao_ranker;
--> statement-breakpoint
GRANT SELECT ON campaigns TO yingbao_keeper;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON campaign_counters, audit_heads TO yingbao_keeper;
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_entries TO yingbao_keeper;
--> statement-breakpoint
-- The latest count of each division on a day. Runs with the caller's rights: a member sees his scope, the ranker the county.
CREATE FUNCTION known_counts(p_campaign uuid, p_under text, p_as_of date, p_series text, p_group text, p_level text)
RETURNS TABLE (division_code text, persons integer, reported_for date, hour smallint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT d.code, c.persons, c.as_of, c.hour
  FROM divisions d
  CROSS JOIN LATERAL (
    SELECT c.persons, c.as_of, c.hour
    FROM daily_counts c
    WHERE c.campaign_id = p_campaign AND c.series = p_series AND c.coverage_group = p_group AND c.level = p_level
      AND c.division_code = d.code AND c.as_of <= p_as_of AND c.persons IS NOT NULL
      AND NOT EXISTS ( -- R7: the newest revision of the cell holds
        SELECT FROM daily_counts n
        WHERE n.campaign_id = c.campaign_id AND n.series = c.series AND n.coverage_group = c.coverage_group
          AND n.level = c.level AND n.division_code = c.division_code AND n.as_of = c.as_of AND n.revision > c.revision)
    ORDER BY c.as_of DESC, c.revision DESC
    LIMIT 1
  ) c
  WHERE d.code >= p_under COLLATE "C" AND d.code < (p_under || ':') COLLATE "C"
    AND d.valid_from <= p_as_of AND (d.valid_to IS NULL OR d.valid_to >= p_as_of)
$$;
--> statement-breakpoint
-- The quotas in force on a day, county and towns or a town and its villages.
CREATE FUNCTION quotas_in_force(p_campaign uuid, p_under text, p_as_of date, p_kind text, p_group text)
RETURNS TABLE (division_code text, quota_id uuid, persons integer, quota_position integer, remark text, milestones jsonb)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT q.division_code, q.id, q.persons, q.position, q.remark,
    coalesce((SELECT jsonb_agg(jsonb_build_object('dueOn', m.due_on, 'persons', m.persons) ORDER BY m.due_on)
              FROM quota_milestones m WHERE m.quota_id = q.id), '[]')
  FROM (
    SELECT DISTINCT ON (q.division_code) q.*
    FROM quotas q
    WHERE q.campaign_id = p_campaign AND q.kind = p_kind AND q.coverage_group = p_group
      AND q.division_code >= p_under COLLATE "C" AND q.division_code < (p_under || ':') COLLATE "C"
      AND q.effective_from <= p_as_of
    ORDER BY q.division_code, q.effective_from DESC, q.entry_number DESC
  ) q
  WHERE q.persons IS NOT NULL
$$;
--> statement-breakpoint
-- R11, decision 3: the whole county's totals for whoever belongs to it, and nothing more than totals. By village, a town is
-- the sum of its villages and the line 镇直 (R8). Owned by the ranker, who alone reads across scopes.
CREATE FUNCTION county_totals(p_campaign uuid, p_as_of date, p_series text, p_group text, p_level text)
RETURNS TABLE (division_code text, persons integer, reported_for date, hour smallint, villages_reported integer, villages_total integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH county AS (
    SELECT county_code FROM campaigns
    WHERE id = p_campaign AND county_code = nullif(current_setting('yingbao.county', true), '')
  )
  SELECT left(d.code, 9), sum(k.persons)::integer, max(k.reported_for),
    max(k.hour) FILTER (WHERE k.reported_for = p_as_of),
    count(*) FILTER (WHERE d.level = 'village' AND k.reported_for = p_as_of)::integer,
    count(*) FILTER (WHERE d.level = 'village')::integer
  FROM county
  JOIN divisions d ON d.code >= county.county_code COLLATE "C" AND d.code < (county.county_code || ':') COLLATE "C"
    AND d.valid_from <= p_as_of AND (d.valid_to IS NULL OR d.valid_to >= p_as_of)
    AND (d.level = 'town' OR (p_level = 'village' AND d.level = 'village'))
  LEFT JOIN known_counts(p_campaign, county.county_code, p_as_of, p_series, p_group, p_level) k ON k.division_code = d.code
  GROUP BY left(d.code, 9)
$$;
--> statement-breakpoint
-- Names and quotas of the county and its towns, for the same readers as county_totals.
CREATE FUNCTION county_quotas(p_campaign uuid, p_as_of date, p_kind text, p_group text)
RETURNS TABLE (division_code text, name text, persons integer, quota_position integer, milestones jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT d.code, d.name, q.persons, q.quota_position, coalesce(q.milestones, '[]')
  FROM campaigns c
  JOIN divisions d ON d.code >= c.county_code COLLATE "C" AND d.code < (c.county_code || ':') COLLATE "C"
    AND d.level IN ('county', 'town') AND d.valid_from <= p_as_of AND (d.valid_to IS NULL OR d.valid_to >= p_as_of)
  LEFT JOIN quotas_in_force(p_campaign, c.county_code, p_as_of, p_kind, p_group) q ON q.division_code = d.code
  WHERE c.id = p_campaign AND c.county_code = nullif(current_setting('yingbao.county', true), '')
$$;
--> statement-breakpoint
-- The county's total day by day, for the trend chart of those who see no other town's days: every day with a new count.
CREATE FUNCTION county_trend(p_campaign uuid, p_from date, p_until date, p_series text, p_group text, p_level text)
RETURNS TABLE (day date, persons bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH current AS (
    SELECT DISTINCT ON (d.division_code, d.as_of) d.division_code, d.as_of, d.persons
    FROM daily_counts d JOIN campaigns c ON c.id = d.campaign_id
    WHERE d.campaign_id = p_campaign AND d.series = p_series AND d.coverage_group = p_group AND d.level = p_level
      AND d.as_of <= p_until AND c.county_code = nullif(current_setting('yingbao.county', true), '')
    ORDER BY d.division_code, d.as_of, d.revision DESC
  ), known AS (
    SELECT c.*, d.valid_to FROM current c JOIN divisions d ON d.code = c.division_code
    WHERE c.persons IS NOT NULL AND (d.valid_to IS NULL OR c.as_of <= d.valid_to)
  ), steps AS (
    SELECT as_of, persons - coalesce(lag(persons) OVER (PARTITION BY division_code ORDER BY as_of), 0) AS step FROM known
    UNION ALL
    -- R4: an ended division is in no total after its last day; its successor's own count takes over.
    SELECT * FROM (SELECT DISTINCT ON (division_code) valid_to + 1, -persons FROM known WHERE valid_to < p_until ORDER BY division_code, as_of DESC) ended
  )
  SELECT day, persons FROM (
    SELECT as_of AS day, sum(sum(step)) OVER (ORDER BY as_of)::bigint AS persons FROM steps GROUP BY as_of
  ) totals
  WHERE day >= p_from ORDER BY day
$$;
--> statement-breakpoint
-- Who a session belongs to, fresh at every request: one statement, no transaction. Polls pass p_renews = false.
CREATE FUNCTION resolve_session(p_id_hash text, p_renews boolean, p_idle interval, p_absolute interval)
RETURNS TABLE (
  state text, account_id uuid, username text, display_name text, role text, department text, scope_code text, scope_name text,
  scope_ranges text, must_change_password boolean, counters jsonb)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  s sessions; a accounts; v_state text;
BEGIN
  SELECT * INTO s FROM sessions WHERE id_hash = p_id_hash;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT * INTO a FROM accounts WHERE id = s.account_id;
  v_state := CASE
    WHEN s.ended_at IS NOT NULL THEN 'ended'
    WHEN a.disabled_at IS NOT NULL OR a.expires_on < (now() AT TIME ZONE 'Asia/Shanghai')::date THEN 'disabled'
    WHEN s.credential_version <> a.credential_version THEN 'changed'
    WHEN s.started_at + p_absolute <= now() THEN 'expired'
    WHEN s.last_used_at + p_idle <= now() THEN 'idle'
    ELSE 'active' END;
  -- Once a minute is exact enough for an idle timeout and spares a write per click.
  IF p_renews AND v_state = 'active' AND s.last_used_at < now() - interval '1 minute' THEN
    UPDATE sessions SET last_used_at = now() WHERE id_hash = p_id_hash;
  END IF;
  RETURN QUERY
    WITH RECURSIVE codes AS (
      SELECT a.scope_code::text AS code
      UNION
      SELECT d.code::text FROM divisions d JOIN codes ON d.successor_code = codes.code
    )
    SELECT v_state, a.id, a.username, a.display_name, a.role, a.department, a.scope_code::text,
      (SELECT d.name FROM divisions d WHERE d.code = a.scope_code),
      (SELECT range_agg(code_range(code, code || ':'))::text FROM codes),
      a.must_change_password,
      (SELECT coalesce(jsonb_object_agg(k.campaign_id, k.value::text), '{}') FROM campaign_counters k
       JOIN campaigns c ON c.id = k.campaign_id WHERE c.county_code = left(a.scope_code, 6));
END $$;
--> statement-breakpoint
CREATE FUNCTION audit_entry_hash(e audit_entries) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    e.previous_hash, e.number, (extract(epoch FROM e.at) * 1000000)::bigint, e.actor_id, e.actor_name, e.actor_role,
    host(e.address), e.act, e.scope_code, e.records, e.fields, e.note)::text, 'UTF8')), 'hex')
$$;
--> statement-breakpoint
-- Decision 7: called as the last statement of a writing transaction. The head's row lock gives a gapless number.
CREATE FUNCTION append_audit(p_actor_id uuid, p_actor_name text, p_actor_role text, p_address inet, p_entries jsonb)
RETURNS bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  head audit_heads; item jsonb; e audit_entries;
BEGIN
  SELECT * INTO head FROM audit_heads WHERE chain = 'changes' FOR UPDATE;
  FOR item IN SELECT value FROM jsonb_array_elements(p_entries) LOOP
    e.number := head.number + 1;
    e.at := clock_timestamp();
    e.actor_id := p_actor_id;
    e.actor_name := p_actor_name;
    e.actor_role := p_actor_role;
    e.address := p_address;
    e.act := item ->> 'act';
    e.scope_code := item ->> 'scopeCode';
    e.records := ARRAY(SELECT jsonb_array_elements_text(item -> 'records'));
    e.fields := ARRAY(SELECT jsonb_array_elements_text(item -> 'fields'));
    e.note := coalesce(item ->> 'note', '');
    e.previous_hash := head.hash;
    e.hash := audit_entry_hash(e);
    INSERT INTO audit_entries SELECT e.*;
    head.number := e.number;
    head.hash := e.hash;
  END LOOP;
  UPDATE audit_heads SET number = head.number, hash = head.hash WHERE chain = 'changes';
  RETURN head.number;
END $$;
--> statement-breakpoint
CREATE FUNCTION raise_campaign_counter() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE campaign_counters SET value = value + 1 WHERE campaign_id IN (SELECT DISTINCT campaign_id FROM written);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION raise_county_counters() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE campaign_counters SET value = value + 1 WHERE campaign_id IN (
    SELECT c.id FROM campaigns c WHERE c.county_code IN (SELECT DISTINCT left(code, 6) FROM written));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION open_campaign_counter() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO campaign_counters (campaign_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% 只能追加，不能修改或删除', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER campaigns_counter AFTER INSERT ON campaigns FOR EACH ROW EXECUTE FUNCTION open_campaign_counter();
--> statement-breakpoint
CREATE TRIGGER daily_counts_counter AFTER INSERT ON daily_counts REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION raise_campaign_counter();
--> statement-breakpoint
CREATE TRIGGER quotas_counter AFTER INSERT ON quotas REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION raise_campaign_counter();
--> statement-breakpoint
CREATE TRIGGER campaign_settings_counter AFTER INSERT ON campaign_settings REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION raise_campaign_counter();
--> statement-breakpoint
CREATE TRIGGER divisions_insert_counter AFTER INSERT ON divisions REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION raise_county_counters();
--> statement-breakpoint
CREATE TRIGGER divisions_update_counter AFTER UPDATE ON divisions REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION raise_county_counters();
--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER daily_counts_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON daily_counts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER quotas_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON quotas FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER quota_milestones_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON quota_milestones FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER campaign_settings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON campaign_settings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION known_counts, quotas_in_force TO yingbao_member, yingbao_ranker, yingbao_operator;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION county_totals, county_quotas, county_trend TO yingbao_member, yingbao_operator;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION resolve_session TO yingbao_login;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION append_audit TO yingbao_member, yingbao_auth, yingbao_operator;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION audit_entry_hash TO yingbao_keeper, yingbao_operator;
--> statement-breakpoint
-- A function's new owner needs CREATE on the schema for the moment of the handover.
GRANT CREATE ON SCHEMA public TO yingbao_ranker, yingbao_auth, yingbao_keeper;
--> statement-breakpoint
ALTER FUNCTION county_totals OWNER TO yingbao_ranker;
--> statement-breakpoint
ALTER FUNCTION county_quotas OWNER TO yingbao_ranker;
--> statement-breakpoint
ALTER FUNCTION county_trend OWNER TO yingbao_ranker;
--> statement-breakpoint
ALTER FUNCTION resolve_session OWNER TO yingbao_auth;
--> statement-breakpoint
ALTER FUNCTION append_audit OWNER TO yingbao_keeper;
--> statement-breakpoint
ALTER FUNCTION raise_campaign_counter OWNER TO yingbao_keeper;
--> statement-breakpoint
ALTER FUNCTION raise_county_counters OWNER TO yingbao_keeper;
--> statement-breakpoint
ALTER FUNCTION open_campaign_counter OWNER TO yingbao_keeper;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM yingbao_ranker, yingbao_auth, yingbao_keeper;
--> statement-breakpoint
SET ROLE yingbao_operator;
--> statement-breakpoint
INSERT INTO audit_heads (chain, number, hash) VALUES ('changes', 0, repeat('0', 64));
--> statement-breakpoint
RESET ROLE;
