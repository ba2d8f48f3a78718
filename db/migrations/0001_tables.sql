CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"username" text NOT NULL,
	"display_name" text NOT NULL,
	"role" text NOT NULL,
	"department" text,
	"scope_code" text COLLATE "C" NOT NULL,
	"password_hash" text NOT NULL,
	"must_change_password" boolean DEFAULT true NOT NULL,
	"credential_version" integer DEFAULT 1 NOT NULL,
	"disabled_at" timestamp with time zone,
	"expires_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_username" UNIQUE("username"),
	CONSTRAINT "accounts_username_form" CHECK ("accounts"."username" ~ '^[a-z0-9][a-z0-9._-]{1,31}$'),
	CONSTRAINT "accounts_scope_fits_role" CHECK (length("accounts"."scope_code") = case "accounts"."role" when 'town_clerk' then 9 when 'village_agent' then 12 else 6 end),
	CONSTRAINT "accounts_department" CHECK (("accounts"."role" = 'department') = ("accounts"."department" is not null))
);
--> statement-breakpoint
ALTER TABLE "accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"credential_version" integer NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"address" "inet"
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sign_in_throttles" (
	"subject" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"blocked_until" timestamp with time zone,
	"last_failure_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sign_in_throttles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"number" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"actor_role" text NOT NULL,
	"address" "inet",
	"act" text NOT NULL,
	"scope_code" text COLLATE "C" NOT NULL,
	"records" text[] NOT NULL,
	"fields" text[] NOT NULL,
	"note" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"chain" text PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_heads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "campaign_counters" (
	"campaign_id" uuid PRIMARY KEY NOT NULL,
	"value" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "campaign_counters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "campaign_settings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"campaign_id" uuid NOT NULL,
	"effective_from" date NOT NULL,
	"settings" jsonb NOT NULL,
	"document_title" text NOT NULL,
	"document_number" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "campaign_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"county_code" text COLLATE "C" NOT NULL,
	"coverage_year" integer NOT NULL,
	"demo_date" date,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "campaigns_county_year" UNIQUE("county_code","coverage_year")
);
--> statement-breakpoint
ALTER TABLE "campaigns" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "daily_counts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"campaign_id" uuid NOT NULL,
	"division_code" text COLLATE "C" NOT NULL,
	"coverage_group" text NOT NULL,
	"series" text NOT NULL,
	"level" text NOT NULL,
	"as_of" date NOT NULL,
	"hour" smallint,
	"revision" integer NOT NULL,
	"persons" integer,
	"reason" text DEFAULT '' NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "daily_counts_cell" UNIQUE("campaign_id","series","coverage_group","level","division_code","as_of","revision"),
	CONSTRAINT "daily_counts_persons" CHECK ("daily_counts"."persons" >= 0),
	CONSTRAINT "daily_counts_hour" CHECK ("daily_counts"."hour" between 0 and 24),
	CONSTRAINT "daily_counts_level" CHECK (length("daily_counts"."division_code") = 9 or ("daily_counts"."level" = 'village' and length("daily_counts"."division_code") = 12))
);
--> statement-breakpoint
ALTER TABLE "daily_counts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "divisions" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"name" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"successor_code" text COLLATE "C",
	"population" integer,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "divisions_code_fits_level" CHECK (length("divisions"."code") = case "divisions"."level" when 'county' then 6 when 'town' then 9 else 12 end),
	CONSTRAINT "divisions_population" CHECK ("divisions"."population" >= 0)
);
--> statement-breakpoint
ALTER TABLE "divisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quota_milestones" (
	"quota_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"persons" integer NOT NULL,
	CONSTRAINT "quota_milestones_quota_id_due_on_pk" PRIMARY KEY("quota_id","due_on"),
	CONSTRAINT "quota_milestones_persons" CHECK ("quota_milestones"."persons" >= 0)
);
--> statement-breakpoint
ALTER TABLE "quota_milestones" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "quotas" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"campaign_id" uuid NOT NULL,
	"division_code" text COLLATE "C" NOT NULL,
	"kind" text NOT NULL,
	"coverage_group" text NOT NULL,
	"persons" integer,
	"effective_from" date NOT NULL,
	"position" integer NOT NULL,
	"remark" text DEFAULT '' NOT NULL,
	"reason" text NOT NULL,
	"document_number" text NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"entry_number" integer GENERATED ALWAYS AS IDENTITY (sequence name "quotas_entry_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	CONSTRAINT "quotas_persons" CHECK ("quotas"."persons" >= 0)
);
--> statement-breakpoint
ALTER TABLE "quotas" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"route" text NOT NULL,
	"body_hash" text NOT NULL,
	"status" integer,
	"answer" jsonb,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_account_id_key_pk" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "installation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_scope_code_divisions_code_fk" FOREIGN KEY ("scope_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_counters" ADD CONSTRAINT "campaign_counters_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_settings" ADD CONSTRAINT "campaign_settings_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_county_code_divisions_code_fk" FOREIGN KEY ("county_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "daily_counts" ADD CONSTRAINT "daily_counts_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "daily_counts" ADD CONSTRAINT "daily_counts_division_code_divisions_code_fk" FOREIGN KEY ("division_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_milestones" ADD CONSTRAINT "quota_milestones_quota_id_quotas_id_fk" FOREIGN KEY ("quota_id") REFERENCES "public"."quotas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotas" ADD CONSTRAINT "quotas_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotas" ADD CONSTRAINT "quotas_division_code_divisions_code_fk" FOREIGN KEY ("division_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_scope" ON "accounts" USING btree ("scope_code");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "audit_entries_scope" ON "audit_entries" USING btree ("scope_code","number" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("actor_id","number" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "campaign_settings_in_force" ON "campaign_settings" USING btree ("campaign_id","effective_from" DESC NULLS LAST,"recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "daily_counts_by_day" ON "daily_counts" USING btree ("campaign_id","as_of");--> statement-breakpoint
CREATE INDEX "divisions_successor" ON "divisions" USING btree ("successor_code");--> statement-breakpoint
CREATE INDEX "quotas_in_force" ON "quotas" USING btree ("campaign_id","kind","coverage_group","division_code","effective_from" DESC NULLS LAST,"entry_number" DESC NULLS LAST);--> statement-breakpoint
CREATE POLICY "accounts_member_select" ON "accounts" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("accounts"."id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid or ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin') and "accounts"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange)) or ((select nullif(current_setting('yingbao.role', true), '')) in ('town_clerk') and "accounts"."role" = 'village_agent' and "accounts"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange)));--> statement-breakpoint
CREATE POLICY "accounts_member_insert" ON "accounts" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin') and "accounts"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange));--> statement-breakpoint
CREATE POLICY "accounts_member_update" ON "accounts" AS PERMISSIVE FOR UPDATE TO "yingbao_member" USING ("accounts"."id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid or ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin') and "accounts"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange)) or ((select nullif(current_setting('yingbao.role', true), '')) in ('town_clerk') and "accounts"."role" = 'village_agent' and "accounts"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange))) WITH CHECK (("accounts"."id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "accounts"."role" = (select nullif(current_setting('yingbao.role', true), '')) and "accounts"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange)) or ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin') and "accounts"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange)) or ((select nullif(current_setting('yingbao.role', true), '')) in ('town_clerk') and "accounts"."role" = 'village_agent' and "accounts"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange)));--> statement-breakpoint
CREATE POLICY "accounts_auth_select" ON "accounts" AS PERMISSIVE FOR SELECT TO "yingbao_auth" USING (true);--> statement-breakpoint
CREATE POLICY "accounts_auth_insert" ON "accounts" AS PERMISSIVE FOR INSERT TO "yingbao_auth" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "accounts_auth_update" ON "accounts" AS PERMISSIVE FOR UPDATE TO "yingbao_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "accounts_operator" ON "accounts" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "sessions_auth" ON "sessions" AS PERMISSIVE FOR ALL TO "yingbao_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "sessions_operator" ON "sessions" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "sign_in_throttles_auth" ON "sign_in_throttles" AS PERMISSIVE FOR ALL TO "yingbao_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "sign_in_throttles_operator" ON "sign_in_throttles" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_entries_member_select" ON "audit_entries" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'auditor') and "audit_entries"."scope_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange));--> statement-breakpoint
CREATE POLICY "audit_entries_keeper" ON "audit_entries" AS PERMISSIVE FOR ALL TO "yingbao_keeper" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_entries_operator" ON "audit_entries" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_heads_keeper" ON "audit_heads" AS PERMISSIVE FOR ALL TO "yingbao_keeper" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "audit_heads_operator" ON "audit_heads" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "campaign_counters_member_select" ON "campaign_counters" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("campaign_counters"."campaign_id" in (select id from campaigns));--> statement-breakpoint
CREATE POLICY "campaign_counters_keeper" ON "campaign_counters" AS PERMISSIVE FOR ALL TO "yingbao_keeper" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "campaign_counters_auth" ON "campaign_counters" AS PERMISSIVE FOR SELECT TO "yingbao_auth" USING (true);--> statement-breakpoint
CREATE POLICY "campaign_counters_operator" ON "campaign_counters" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "campaign_settings_member_select" ON "campaign_settings" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("campaign_settings"."campaign_id" in (select id from campaigns));--> statement-breakpoint
CREATE POLICY "campaign_settings_member_insert" ON "campaign_settings" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin') and "campaign_settings"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "campaign_settings"."campaign_id" in (select id from campaigns));--> statement-breakpoint
CREATE POLICY "campaign_settings_ranker" ON "campaign_settings" AS PERMISSIVE FOR SELECT TO "yingbao_ranker" USING (true);--> statement-breakpoint
CREATE POLICY "campaign_settings_operator" ON "campaign_settings" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "campaigns_member_select" ON "campaigns" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("campaigns"."county_code" = (select nullif(current_setting('yingbao.county', true), '')));--> statement-breakpoint
CREATE POLICY "campaigns_member_insert" ON "campaigns" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin') and "campaigns"."county_code" = (select nullif(current_setting('yingbao.county', true), '')) and "campaigns"."demo_date" is null);--> statement-breakpoint
CREATE POLICY "campaigns_ranker" ON "campaigns" AS PERMISSIVE FOR SELECT TO "yingbao_ranker" USING (true);--> statement-breakpoint
CREATE POLICY "campaigns_auth" ON "campaigns" AS PERMISSIVE FOR SELECT TO "yingbao_auth" USING (true);--> statement-breakpoint
CREATE POLICY "campaigns_keeper" ON "campaigns" AS PERMISSIVE FOR SELECT TO "yingbao_keeper" USING (true);--> statement-breakpoint
CREATE POLICY "campaigns_operator" ON "campaigns" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "daily_counts_member_select" ON "daily_counts" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("daily_counts"."division_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange));--> statement-breakpoint
CREATE POLICY "daily_counts_member_insert" ON "daily_counts" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff', 'town_clerk') and "daily_counts"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "daily_counts"."division_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange) and "daily_counts"."campaign_id" in (select id from campaigns));--> statement-breakpoint
CREATE POLICY "daily_counts_ranker" ON "daily_counts" AS PERMISSIVE FOR SELECT TO "yingbao_ranker" USING (true);--> statement-breakpoint
CREATE POLICY "daily_counts_operator" ON "daily_counts" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "divisions_member_select" ON "divisions" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("divisions"."code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange) or "divisions"."code" = any (string_to_array((select current_setting('yingbao.above', true)), ',')));--> statement-breakpoint
CREATE POLICY "divisions_member_insert" ON "divisions" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin') and "divisions"."code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange));--> statement-breakpoint
CREATE POLICY "divisions_member_update" ON "divisions" AS PERMISSIVE FOR UPDATE TO "yingbao_member" USING ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin') and "divisions"."code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange)) WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin') and left("divisions"."code", 6) = (select nullif(current_setting('yingbao.county', true), '')));--> statement-breakpoint
CREATE POLICY "divisions_ranker" ON "divisions" AS PERMISSIVE FOR SELECT TO "yingbao_ranker" USING (true);--> statement-breakpoint
CREATE POLICY "divisions_auth" ON "divisions" AS PERMISSIVE FOR SELECT TO "yingbao_auth" USING (true);--> statement-breakpoint
CREATE POLICY "divisions_operator" ON "divisions" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "quota_milestones_member_select" ON "quota_milestones" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("quota_milestones"."quota_id" in (select id from quotas));--> statement-breakpoint
CREATE POLICY "quota_milestones_member_insert" ON "quota_milestones" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff') and "quota_milestones"."quota_id" in (select id from quotas));--> statement-breakpoint
CREATE POLICY "quota_milestones_ranker" ON "quota_milestones" AS PERMISSIVE FOR SELECT TO "yingbao_ranker" USING (true);--> statement-breakpoint
CREATE POLICY "quota_milestones_operator" ON "quota_milestones" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "quotas_member_select" ON "quotas" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("quotas"."division_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange));--> statement-breakpoint
CREATE POLICY "quotas_member_insert" ON "quotas" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff') and "quotas"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "quotas"."division_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange) and "quotas"."campaign_id" in (select id from campaigns));--> statement-breakpoint
CREATE POLICY "quotas_ranker" ON "quotas" AS PERMISSIVE FOR SELECT TO "yingbao_ranker" USING (true);--> statement-breakpoint
CREATE POLICY "quotas_operator" ON "quotas" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "idempotency_keys_member" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "yingbao_member" USING ("idempotency_keys"."account_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid) WITH CHECK ("idempotency_keys"."account_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "idempotency_keys_operator" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "installation_auth" ON "installation" AS PERMISSIVE FOR ALL TO "yingbao_auth" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "installation_operator" ON "installation" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);