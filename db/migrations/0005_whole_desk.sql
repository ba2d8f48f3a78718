CREATE TABLE "count_answers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"campaign_id" uuid NOT NULL,
	"division_code" text COLLATE "C" NOT NULL,
	"coverage_group" text NOT NULL,
	"series" text NOT NULL,
	"question" text NOT NULL,
	"as_of" date NOT NULL,
	"seen" text NOT NULL,
	"answer" text NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "count_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "count_uploads" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"campaign_id" uuid NOT NULL,
	"scope_code" text COLLATE "C" NOT NULL,
	"series" text NOT NULL,
	"coverage_group" text NOT NULL,
	"file_name" text NOT NULL,
	"cells" integer NOT NULL,
	"sender_id" uuid,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by_name" text
);
--> statement-breakpoint
ALTER TABLE "count_uploads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "division_changes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"division_code" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"effective_from" date NOT NULL,
	"former_name" text NOT NULL,
	"name" text,
	"successor_code" text COLLATE "C",
	"document_number" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "division_changes_kind" CHECK (case "division_changes"."kind" when 'rename' then "division_changes"."name" is not null and "division_changes"."successor_code" is null else "division_changes"."name" is null and "division_changes"."successor_code" is not null end)
);
--> statement-breakpoint
ALTER TABLE "division_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feedback_answers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"entry_id" uuid NOT NULL,
	"content" text NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "feedback_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feedback_entries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"scope_code" text COLLATE "C" NOT NULL,
	"page" text DEFAULT '' NOT NULL,
	"content" text NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"author_role" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "feedback_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "senders" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"scope_code" text COLLATE "C" NOT NULL,
	"series" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_on" date NOT NULL,
	"created_by_id" uuid,
	"created_by_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by_name" text,
	"last_used_at" timestamp with time zone,
	"last_used_address" "inet",
	CONSTRAINT "senders_token" UNIQUE("token_hash"),
	CONSTRAINT "senders_scope" CHECK (length("senders"."scope_code") in (6, 9))
);
--> statement-breakpoint
ALTER TABLE "senders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "account_identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"account_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
ALTER TABLE "account_identities" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "second_factors" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"sealed_secret" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "second_factors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sign_in_settings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"county_code" text COLLATE "C" NOT NULL,
	"second_factor_roles" text[] NOT NULL,
	"idle_days" integer,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sign_in_settings_idle" CHECK ("sign_in_settings"."idle_days" between 7 and 3650)
);
--> statement-breakpoint
ALTER TABLE "sign_in_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "idempotency_keys" DROP CONSTRAINT "idempotency_keys_account_id_accounts_id_fk";
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "last_signed_in_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "second_factor_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "daily_counts" ADD COLUMN "upload_id" uuid;--> statement-breakpoint
ALTER TABLE "count_answers" ADD CONSTRAINT "count_answers_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_answers" ADD CONSTRAINT "count_answers_division_code_divisions_code_fk" FOREIGN KEY ("division_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_uploads" ADD CONSTRAINT "count_uploads_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_uploads" ADD CONSTRAINT "count_uploads_scope_code_divisions_code_fk" FOREIGN KEY ("scope_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "count_uploads" ADD CONSTRAINT "count_uploads_sender_id_senders_id_fk" FOREIGN KEY ("sender_id") REFERENCES "public"."senders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "division_changes" ADD CONSTRAINT "division_changes_division_code_divisions_code_fk" FOREIGN KEY ("division_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_answers" ADD CONSTRAINT "feedback_answers_entry_id_feedback_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."feedback_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_entries" ADD CONSTRAINT "feedback_entries_scope_code_divisions_code_fk" FOREIGN KEY ("scope_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "senders" ADD CONSTRAINT "senders_scope_code_divisions_code_fk" FOREIGN KEY ("scope_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_identities" ADD CONSTRAINT "account_identities_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_settings" ADD CONSTRAINT "sign_in_settings_county_code_divisions_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "count_answers_of_day" ON "count_answers" USING btree ("campaign_id","as_of","division_code");--> statement-breakpoint
CREATE INDEX "count_uploads_recent" ON "count_uploads" USING btree ("campaign_id","recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "division_changes_division" ON "division_changes" USING btree ("division_code","effective_from");--> statement-breakpoint
CREATE INDEX "feedback_answers_entry" ON "feedback_answers" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "feedback_entries_recent" ON "feedback_entries" USING btree ("scope_code","recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "account_identities_account" ON "account_identities" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sign_in_settings_newest" ON "sign_in_settings" USING btree ("county_code","recorded_at" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "daily_counts" ADD CONSTRAINT "daily_counts_upload_id_count_uploads_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."count_uploads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "daily_counts_upload" ON "daily_counts" USING btree ("upload_id");--> statement-breakpoint
CREATE POLICY "count_answers_member_select" ON "count_answers" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("count_answers"."division_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange));--> statement-breakpoint
CREATE POLICY "count_answers_member_insert" ON "count_answers" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff', 'town_clerk') and "count_answers"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "count_answers"."division_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange) and "count_answers"."campaign_id" in (select id from campaigns));--> statement-breakpoint
CREATE POLICY "count_answers_operator" ON "count_answers" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "count_uploads_member_select" ON "count_uploads" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("count_uploads"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange));--> statement-breakpoint
CREATE POLICY "count_uploads_member_insert" ON "count_uploads" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff', 'town_clerk', 'sender') and "count_uploads"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "count_uploads"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange) and "count_uploads"."campaign_id" in (select id from campaigns));--> statement-breakpoint
CREATE POLICY "count_uploads_member_update" ON "count_uploads" AS PERMISSIVE FOR UPDATE TO "yingbao_member" USING ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff', 'town_clerk', 'sender') and "count_uploads"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange)) WITH CHECK ("count_uploads"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange));--> statement-breakpoint
CREATE POLICY "count_uploads_operator" ON "count_uploads" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "division_changes_member_select" ON "division_changes" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("division_changes"."division_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange));--> statement-breakpoint
CREATE POLICY "division_changes_member_insert" ON "division_changes" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin') and "division_changes"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "division_changes"."division_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange));--> statement-breakpoint
CREATE POLICY "division_changes_operator" ON "division_changes" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "feedback_answers_member_select" ON "feedback_answers" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("feedback_answers"."entry_id" in (select id from feedback_entries));--> statement-breakpoint
CREATE POLICY "feedback_answers_member_insert" ON "feedback_answers" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff') and "feedback_answers"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "feedback_answers"."entry_id" in (select id from feedback_entries));--> statement-breakpoint
CREATE POLICY "feedback_answers_operator" ON "feedback_answers" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "feedback_entries_member_select" ON "feedback_entries" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("feedback_entries"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid or ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff') and "feedback_entries"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange)));--> statement-breakpoint
CREATE POLICY "feedback_entries_member_insert" ON "feedback_entries" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ("feedback_entries"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "feedback_entries"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange));--> statement-breakpoint
CREATE POLICY "feedback_entries_operator" ON "feedback_entries" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "senders_member_select" ON "senders" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin') and "senders"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange));--> statement-breakpoint
CREATE POLICY "senders_member_insert" ON "senders" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin') and "senders"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange));--> statement-breakpoint
CREATE POLICY "senders_member_update" ON "senders" AS PERMISSIVE FOR UPDATE TO "yingbao_member" USING ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin') and "senders"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange)) WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin') and "senders"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange));--> statement-breakpoint
CREATE POLICY "senders_auth_select" ON "senders" AS PERMISSIVE FOR SELECT TO "yingbao_auth" USING (true);--> statement-breakpoint
CREATE POLICY "senders_auth_update" ON "senders" AS PERMISSIVE FOR UPDATE TO "yingbao_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "senders_operator" ON "senders" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "account_identities_auth" ON "account_identities" AS PERMISSIVE FOR ALL TO "yingbao_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "account_identities_operator" ON "account_identities" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "second_factors_auth" ON "second_factors" AS PERMISSIVE FOR ALL TO "yingbao_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "second_factors_operator" ON "second_factors" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "sign_in_settings_member_select" ON "sign_in_settings" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("sign_in_settings"."county_code" = (select nullif(current_setting('yingbao.county', true), '')));--> statement-breakpoint
CREATE POLICY "sign_in_settings_member_insert" ON "sign_in_settings" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin') and "sign_in_settings"."county_code" = (select nullif(current_setting('yingbao.county', true), '')) and "sign_in_settings"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "sign_in_settings_auth_select" ON "sign_in_settings" AS PERMISSIVE FOR SELECT TO "yingbao_auth" USING (true);--> statement-breakpoint
CREATE POLICY "sign_in_settings_operator" ON "sign_in_settings" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
ALTER POLICY "daily_counts_member_insert" ON "daily_counts" TO yingbao_member WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff', 'town_clerk', 'sender') and "daily_counts"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "daily_counts"."division_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange) and "daily_counts"."campaign_id" in (select id from campaigns));--> statement-breakpoint
-- The tables of 0005: row-level security for the owner too, grants by what each role does, and what only grows.
DO $$
DECLARE t regclass;
BEGIN
  FOREACH t IN ARRAY ARRAY['count_answers', 'count_uploads', 'division_changes', 'feedback_answers', 'feedback_entries', 'senders',
    'account_identities', 'second_factors', 'sign_in_settings']::regclass[] LOOP
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO yingbao_operator', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT, INSERT ON count_answers, count_uploads, division_changes, feedback_answers, feedback_entries, sign_in_settings TO yingbao_member;
--> statement-breakpoint
GRANT UPDATE (undone_at, undone_by_name) ON count_uploads TO yingbao_member;
--> statement-breakpoint
-- No member reads a token's hash.
GRANT SELECT (id, name, scope_code, series, expires_on, created_by_id, created_by_name, recorded_at, revoked_at, revoked_by_name, last_used_at, last_used_address) ON senders TO yingbao_member;
--> statement-breakpoint
GRANT INSERT ON senders TO yingbao_member;
--> statement-breakpoint
GRANT UPDATE (revoked_at, revoked_by_name) ON senders TO yingbao_member;
--> statement-breakpoint
GRANT SELECT (last_signed_in_at) ON accounts TO yingbao_member;
--> statement-breakpoint
GRANT SELECT ON senders, sign_in_settings TO yingbao_auth;
--> statement-breakpoint
GRANT UPDATE (last_used_at, last_used_address) ON senders TO yingbao_auth;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON second_factors, account_identities TO yingbao_auth;
--> statement-breakpoint
CREATE TRIGGER count_answers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON count_answers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER division_changes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON division_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER feedback_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON feedback_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER feedback_answers_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON feedback_answers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER sign_in_settings_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sign_in_settings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
