-- R5: a town writes its own number alone, a sender's token the one series it was made for, the county each of them.
ALTER POLICY "daily_counts_member_insert" ON "daily_counts" TO yingbao_member WITH CHECK (((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff') or ((select nullif(current_setting('yingbao.role', true), '')) in ('town_clerk') and "daily_counts"."series" = 'reported') or ((select nullif(current_setting('yingbao.role', true), '')) in ('sender') and "daily_counts"."series" = (select nullif(current_setting('yingbao.series', true), '')))) and "daily_counts"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "daily_counts"."division_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange) and "daily_counts"."campaign_id" in (select id from campaigns));
--> statement-breakpoint
ALTER POLICY "count_uploads_member_insert" ON "count_uploads" TO yingbao_member WITH CHECK (((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff') or ((select nullif(current_setting('yingbao.role', true), '')) in ('town_clerk') and "count_uploads"."series" = 'reported') or ((select nullif(current_setting('yingbao.role', true), '')) in ('sender') and "count_uploads"."series" = (select nullif(current_setting('yingbao.series', true), '')))) and "count_uploads"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "count_uploads"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange) and "count_uploads"."campaign_id" in (select id from campaigns));
--> statement-breakpoint
ALTER POLICY "count_uploads_member_update" ON "count_uploads" TO yingbao_member USING (((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff') or ((select nullif(current_setting('yingbao.role', true), '')) in ('town_clerk') and "count_uploads"."series" = 'reported') or ((select nullif(current_setting('yingbao.role', true), '')) in ('sender') and "count_uploads"."series" = (select nullif(current_setting('yingbao.series', true), '')))) and "count_uploads"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange)) WITH CHECK ("count_uploads"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange));
--> statement-breakpoint
-- Who a token belongs to, fresh at every request: one statement, no transaction. A token that is known is
-- never held up by what others guessed from its address, as behind one proxy; who guesses on is told to wait. The last use is noted once a minute, which spares a write per request.
CREATE FUNCTION resolve_sender(p_token_hash text, p_address text)
RETURNS TABLE (state text, blocked_seconds integer, id uuid, name text, series text, scope_code text, scope_name text, scope_ranges text, counters jsonb)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  s senders; v_state text; v_blocked integer;
BEGIN
  SELECT * INTO s FROM senders t WHERE t.token_hash = p_token_hash;
  IF NOT FOUND THEN
    SELECT ceil(extract(epoch FROM t.blocked_until - now()))::integer INTO v_blocked
    FROM sign_in_throttles t WHERE t.subject = 'token:' || p_address AND t.blocked_until > now();
    IF v_blocked IS NOT NULL THEN
      RETURN QUERY SELECT 'blocked', v_blocked, NULL::uuid, NULL::text, NULL::text, NULL::text, NULL::text, NULL::text, NULL::jsonb;
    END IF;
    RETURN;
  END IF;
  v_state := CASE
    WHEN s.revoked_at IS NOT NULL THEN 'revoked'
    WHEN s.expires_on < (now() AT TIME ZONE 'Asia/Shanghai')::date THEN 'expired'
    ELSE 'active' END;
  IF v_state = 'active' AND (s.last_used_at IS NULL OR s.last_used_at < now() - interval '1 minute' OR s.last_used_address IS DISTINCT FROM p_address::inet) THEN
    UPDATE senders t SET last_used_at = now(), last_used_address = p_address::inet WHERE t.id = s.id;
  END IF;
  RETURN QUERY
    WITH RECURSIVE codes AS (
      SELECT s.scope_code::text AS code
      UNION
      SELECT d.code::text FROM divisions d JOIN codes ON d.successor_code = codes.code
    )
    SELECT v_state, 0, s.id, s.name, s.series, s.scope_code::text,
      (SELECT d.name FROM divisions d WHERE d.code = s.scope_code),
      (SELECT range_agg(code_range(code, code || ':'))::text FROM codes),
      (SELECT coalesce(jsonb_object_agg(k.campaign_id, k.value::text), '{}') FROM campaign_counters k
       JOIN campaigns c ON c.id = k.campaign_id WHERE c.county_code = left(s.scope_code, 6));
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION resolve_sender FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION resolve_sender TO yingbao_login;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO yingbao_auth;
--> statement-breakpoint
ALTER FUNCTION resolve_sender OWNER TO yingbao_auth;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM yingbao_auth;
--> statement-breakpoint
-- Which uploads of a campaign were taken back, and when: an undo looks past them, those above the actor's own scope too. The
-- member's own policies decide whose cells he looks at.
CREATE POLICY "count_uploads_ranker" ON "count_uploads" AS PERMISSIVE FOR SELECT TO yingbao_ranker USING (true);
--> statement-breakpoint
GRANT SELECT (id, campaign_id, undone_at) ON count_uploads TO yingbao_ranker;
--> statement-breakpoint
CREATE FUNCTION undone_uploads(p_campaign uuid)
RETURNS TABLE (id uuid, undone_at timestamptz) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT u.id, u.undone_at FROM count_uploads u WHERE u.campaign_id = p_campaign AND u.undone_at IS NOT NULL
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION undone_uploads FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION undone_uploads TO yingbao_member;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO yingbao_ranker;
--> statement-breakpoint
ALTER FUNCTION undone_uploads OWNER TO yingbao_ranker;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM yingbao_ranker;
