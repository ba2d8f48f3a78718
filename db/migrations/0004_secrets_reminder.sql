-- When the keys were last exported, for the administrator's reminder; members read nothing else of the installation.
CREATE FUNCTION secrets_exported_at() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT value FROM installation WHERE key = 'secrets_exported_at'
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION secrets_exported_at FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION secrets_exported_at TO yingbao_member;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO yingbao_auth;
--> statement-breakpoint
ALTER FUNCTION secrets_exported_at OWNER TO yingbao_auth;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM yingbao_auth;
