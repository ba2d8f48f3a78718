-- From when an account counts as used anew after it was enabled, so that tomorrow's housekeeping does not end it again.
ALTER TABLE accounts ADD COLUMN enabled_at timestamptz;
--> statement-breakpoint
-- How the session began: with the account's own password, or at the county's sign-in server.
ALTER TABLE sessions ADD COLUMN via text NOT NULL DEFAULT 'password' CHECK (via IN ('password', 'oidc'));
--> statement-breakpoint
GRANT SELECT (enabled_at), UPDATE (enabled_at) ON accounts TO yingbao_member;
--> statement-breakpoint
-- Who signed in before this was noted is not idle: the sessions still kept say when.
SET ROLE yingbao_operator;
--> statement-breakpoint
UPDATE accounts a SET last_signed_in_at = s.at FROM (SELECT account_id, max(started_at) AS at FROM sessions GROUP BY account_id) s WHERE s.account_id = a.id;
--> statement-breakpoint
RESET ROLE;
--> statement-breakpoint
SET ROLE yingbao_auth;
--> statement-breakpoint
DROP FUNCTION resolve_session;
--> statement-breakpoint
-- Whether the administrator is reminded now comes with his session.
DROP FUNCTION secrets_exported_at;
--> statement-breakpoint
RESET ROLE;
--> statement-breakpoint
-- Who a session belongs to, fresh at every request: one statement, no transaction. Polls pass p_renews = false.
-- factor_duty: what the second factor still asks of this session: nothing, to set one up, or to give the code.
CREATE FUNCTION resolve_session(p_id_hash text, p_renews boolean, p_idle interval, p_absolute interval)
RETURNS TABLE (
  state text, account_id uuid, username text, display_name text, role text, department text, scope_code text, scope_name text,
  scope_ranges text, must_change_password boolean, factor_duty text, days_left integer, reminds_of_secrets boolean, counters jsonb)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  s sessions; a accounts; v_state text; v_today date := (now() AT TIME ZONE 'Asia/Shanghai')::date;
BEGIN
  SELECT * INTO s FROM sessions WHERE id_hash = p_id_hash;
  IF NOT FOUND THEN RETURN; END IF;
  SELECT * INTO a FROM accounts WHERE id = s.account_id;
  v_state := CASE
    WHEN s.ended_at IS NOT NULL THEN 'ended'
    WHEN a.disabled_at IS NOT NULL OR a.expires_on < v_today THEN 'disabled'
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
      -- Whoever comes from the county's sign-in server has no password here to change.
      a.must_change_password AND s.via = 'password',
      CASE
        WHEN s.second_factor_at IS NOT NULL THEN 'none'
        WHEN EXISTS (SELECT FROM second_factors f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) THEN 'give'
        WHEN a.role = ANY (coalesce((
          SELECT n.second_factor_roles FROM sign_in_settings n
          WHERE n.county_code = left(a.scope_code, 6) ORDER BY n.recorded_at DESC LIMIT 1), '{}')) THEN 'enrol'
        ELSE 'none' END,
      a.expires_on - v_today,
      a.role = 'county_admin' AND NOT EXISTS (SELECT FROM installation WHERE key = 'secrets_exported_at'),
      (SELECT coalesce(jsonb_object_agg(k.campaign_id, k.value::text), '{}') FROM campaign_counters k
       JOIN campaigns c ON c.id = k.campaign_id WHERE c.county_code = left(a.scope_code, 6));
END $$;
--> statement-breakpoint
-- Whether the writer may still write: asked in the statement that opens his transaction. The account's row stays shared until
-- the end, so that disabling it, or changing its password, role or scope, waits for what was begun before and stops the rest.
-- p_changes_accounts: those who change accounts come one after the other, or two who change each other would wait for ever.
CREATE FUNCTION hold_writer(p_id_hash text, p_account uuid, p_role text, p_changes_accounts boolean)
RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  v_today date := (now() AT TIME ZONE 'Asia/Shanghai')::date;
BEGIN
  IF p_role = 'sender' THEN
    PERFORM FROM senders n WHERE n.id = p_account AND n.revoked_at IS NULL AND n.expires_on >= v_today FOR SHARE;
    RETURN FOUND;
  END IF;
  IF p_changes_accounts THEN PERFORM pg_advisory_xact_lock(hashtext('yingbao accounts')); END IF;
  PERFORM FROM accounts a JOIN sessions s ON s.account_id = a.id
    WHERE s.id_hash = p_id_hash AND a.id = p_account AND s.ended_at IS NULL AND a.disabled_at IS NULL AND a.role = p_role
      AND (a.expires_on IS NULL OR a.expires_on >= v_today) AND s.credential_version = a.credential_version
    FOR SHARE OF a;
  RETURN FOUND;
END $$;
--> statement-breakpoint
-- User names for the ids in the log, for those who read the log of that scope.
CREATE FUNCTION account_names(p_ids uuid[])
RETURNS TABLE (id uuid, username text) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT a.id, a.username FROM accounts a
  WHERE a.id = ANY (p_ids) AND nullif(current_setting('yingbao.role', true), '') IN ('county_admin', 'auditor')
    AND a.scope_code <@ nullif(current_setting('yingbao.scope', true), '')::code_multirange
$$;
--> statement-breakpoint
-- Puts a new secret in place of one's own unconfirmed one; a confirmed one stays, and the answer is false.
CREATE FUNCTION begin_second_factor(p_sealed_secret text)
RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO second_factors AS f (account_id, sealed_secret)
    VALUES (nullif(current_setting('yingbao.account', true), '')::uuid, p_sealed_secret)
    ON CONFLICT (account_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, last_step = 0, recorded_at = now()
    WHERE f.confirmed_at IS NULL;
  RETURN FOUND;
END $$;
--> statement-breakpoint
-- Uses up one's own code of that step, once, against the secret it was checked with, and marks the session.
CREATE FUNCTION give_second_factor(p_sealed_secret text, p_step bigint, p_id_hash text)
RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  v_account uuid := nullif(current_setting('yingbao.account', true), '')::uuid;
BEGIN
  UPDATE second_factors SET confirmed_at = coalesce(confirmed_at, now()), last_step = p_step
    WHERE account_id = v_account AND sealed_secret = p_sealed_secret AND last_step < p_step;
  IF NOT FOUND THEN RETURN false; END IF;
  UPDATE sessions SET second_factor_at = now() WHERE id_hash = p_id_hash AND account_id = v_account;
  RETURN FOUND;
END $$;
--> statement-breakpoint
-- Takes a second factor away: one's own, one of the county by its administrator, a village agent's by the town.
CREATE FUNCTION end_second_factor(p_account uuid)
RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  DELETE FROM second_factors f USING accounts a
    WHERE f.account_id = p_account AND a.id = f.account_id AND (
      a.id = nullif(current_setting('yingbao.account', true), '')::uuid
      OR (a.scope_code <@ nullif(current_setting('yingbao.scope', true), '')::code_multirange AND (
        nullif(current_setting('yingbao.role', true), '') = 'county_admin'
        OR (nullif(current_setting('yingbao.role', true), '') = 'town_clerk' AND a.role = 'village_agent'))));
  IF NOT FOUND THEN RETURN false; END IF;
  -- A role that must have one is asked for a new one at the next page.
  UPDATE sessions SET second_factor_at = NULL WHERE account_id = p_account;
  RETURN true;
END $$;
--> statement-breakpoint
-- Which accounts have a second factor, for those who look after them.
CREATE FUNCTION second_factor_holders(p_ids uuid[])
RETURNS TABLE (id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT a.id FROM accounts a JOIN second_factors f ON f.account_id = a.id
  WHERE a.id = ANY (p_ids) AND f.confirmed_at IS NOT NULL AND (
    a.id = nullif(current_setting('yingbao.account', true), '')::uuid
    OR (nullif(current_setting('yingbao.role', true), '') IN ('county_admin', 'town_clerk')
      AND a.scope_code <@ nullif(current_setting('yingbao.scope', true), '')::code_multirange))
$$;
--> statement-breakpoint
-- An administrator's reset ends the account's lock, and, with a new password, whom the sign-in server may bind to it: the account
-- may go to another person. Which accounts, the same line as their policy says.
CREATE FUNCTION free_account(p_account uuid, p_unbind boolean)
RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  v_username text;
BEGIN
  SELECT a.username INTO v_username FROM accounts a
    WHERE a.id = p_account AND a.scope_code <@ nullif(current_setting('yingbao.scope', true), '')::code_multirange AND (
      nullif(current_setting('yingbao.role', true), '') = 'county_admin'
      OR (nullif(current_setting('yingbao.role', true), '') = 'town_clerk' AND a.role = 'village_agent'));
  IF NOT FOUND THEN RETURN; END IF;
  DELETE FROM sign_in_throttles WHERE subject = 'account:' || v_username;
  IF p_unbind THEN DELETE FROM account_identities WHERE account_id = p_account; END IF;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION resolve_session, hold_writer, account_names, begin_second_factor, give_second_factor, end_second_factor,
  second_factor_holders, free_account FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION resolve_session, hold_writer TO yingbao_login;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION account_names, begin_second_factor, give_second_factor, end_second_factor, second_factor_holders,
  free_account TO yingbao_member;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION account_names TO yingbao_operator;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO yingbao_auth;
--> statement-breakpoint
ALTER FUNCTION resolve_session OWNER TO yingbao_auth;
--> statement-breakpoint
ALTER FUNCTION hold_writer OWNER TO yingbao_auth;
--> statement-breakpoint
ALTER FUNCTION account_names OWNER TO yingbao_auth;
--> statement-breakpoint
ALTER FUNCTION begin_second_factor OWNER TO yingbao_auth;
--> statement-breakpoint
ALTER FUNCTION give_second_factor OWNER TO yingbao_auth;
--> statement-breakpoint
ALTER FUNCTION end_second_factor OWNER TO yingbao_auth;
--> statement-breakpoint
ALTER FUNCTION second_factor_holders OWNER TO yingbao_auth;
--> statement-breakpoint
ALTER FUNCTION free_account OWNER TO yingbao_auth;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM yingbao_auth;
