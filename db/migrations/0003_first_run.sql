CREATE POLICY "divisions_auth_insert" ON "divisions" AS PERMISSIVE FOR INSERT TO "yingbao_auth" WITH CHECK ("divisions"."level" = 'county' and not exists (select from accounts));
--> statement-breakpoint
GRANT INSERT ON divisions TO yingbao_auth;
