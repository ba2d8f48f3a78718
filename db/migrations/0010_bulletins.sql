CREATE TABLE "bulletin_inputs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"bulletin_id" uuid NOT NULL,
	"body" text NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bulletin_inputs_own" UNIQUE("id","bulletin_id")
);
--> statement-breakpoint
ALTER TABLE "bulletin_inputs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bulletin_issues" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"bulletin_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"issue_number" integer NOT NULL,
	"edition" integer NOT NULL,
	"series" text NOT NULL,
	"ranks_printed" boolean NOT NULL,
	"cut_off_day" date NOT NULL,
	"cut_off_hour" smallint NOT NULL,
	"issued_on" date NOT NULL,
	"title" text NOT NULL,
	"hash" text NOT NULL,
	"sender_id" uuid,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bulletin_issues_bulletin" UNIQUE("bulletin_id"),
	CONSTRAINT "bulletin_issues_campaign" UNIQUE("id","campaign_id"),
	CONSTRAINT "bulletin_issues_sequence" UNIQUE("campaign_id","sequence"),
	CONSTRAINT "bulletin_issues_number" UNIQUE("campaign_id","issue_number","edition"),
	CONSTRAINT "bulletin_issues_signer" CHECK ("bulletin_issues"."author_id" <> "bulletin_issues"."sender_id"),
	CONSTRAINT "bulletin_issues_hash" CHECK ("bulletin_issues"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "bulletin_issues" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bulletin_papers" (
	"issue_id" uuid PRIMARY KEY NOT NULL,
	"paper" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bulletin_papers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bulletin_revisions" (
	"bulletin_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"state" text NOT NULL,
	"inputs_id" uuid NOT NULL,
	"text" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bulletin_revisions_bulletin_id_revision_pk" PRIMARY KEY("bulletin_id","revision")
);
--> statement-breakpoint
ALTER TABLE "bulletin_revisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bulletin_rows" (
	"issue_id" uuid NOT NULL,
	"division_code" text COLLATE "C" NOT NULL,
	"row" jsonb NOT NULL,
	CONSTRAINT "bulletin_rows_issue_id_division_code_pk" PRIMARY KEY("issue_id","division_code")
);
--> statement-breakpoint
ALTER TABLE "bulletin_rows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bulletin_seals" (
	"issue_id" uuid PRIMARY KEY NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bulletin_seals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bulletins" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"campaign_id" uuid NOT NULL,
	"cut_off_day" date NOT NULL,
	"cut_off_hour" smallint NOT NULL,
	"supersedes_number" integer,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bulletins_campaign" UNIQUE("id","campaign_id"),
	CONSTRAINT "bulletins_hour" CHECK ("bulletins"."cut_off_hour" between 1 and 24)
);
--> statement-breakpoint
ALTER TABLE "bulletins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_cases" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"campaign_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"division_code" text COLLATE "C" NOT NULL,
	"issue_id" uuid,
	"run_ends_with" integer,
	"run_length" integer,
	"level" text,
	"content" text NOT NULL,
	"team" text DEFAULT '' NOT NULL,
	"held_on" date,
	"due_on" date,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "supervision_cases_run" UNIQUE("campaign_id","division_code","run_ends_with"),
	CONSTRAINT "supervision_cases_town" CHECK (length("supervision_cases"."division_code") = 9),
	CONSTRAINT "supervision_cases_kind" CHECK (case "supervision_cases"."kind"
      when 'talk' then "supervision_cases"."issue_id" is not null and "supervision_cases"."run_ends_with" is not null and "supervision_cases"."run_length" is not null and "supervision_cases"."run_length" >= 2
      when 'visit' then "supervision_cases"."held_on" is not null and "supervision_cases"."run_ends_with" is null
      else "supervision_cases"."due_on" is not null and "supervision_cases"."run_ends_with" is null end)
);
--> statement-breakpoint
ALTER TABLE "supervision_cases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "supervision_steps" (
	"case_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"step" text NOT NULL,
	"content" text DEFAULT '' NOT NULL,
	"on_day" date,
	"examined" uuid[],
	"ground_holds" boolean,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "supervision_steps_case_id_number_pk" PRIMARY KEY("case_id","number"),
	CONSTRAINT "supervision_steps_ground" CHECK (case "supervision_steps"."step"
      when 'proposed' then "supervision_steps"."ground_holds" is true
      when 'lapsed' then "supervision_steps"."ground_holds" is false
      when 'reexamined' then "supervision_steps"."ground_holds" is not null
      else "supervision_steps"."ground_holds" is null end and ("supervision_steps"."examined" is null) = ("supervision_steps"."ground_holds" is null))
);
--> statement-breakpoint
ALTER TABLE "supervision_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "signs_bulletins" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "bulletin_inputs" ADD CONSTRAINT "bulletin_inputs_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_issues" ADD CONSTRAINT "bulletin_issues_of_campaign" FOREIGN KEY ("bulletin_id","campaign_id") REFERENCES "public"."bulletins"("id","campaign_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_issues" ADD CONSTRAINT "bulletin_issues_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_revisions" ADD CONSTRAINT "bulletin_revisions_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_revisions" ADD CONSTRAINT "bulletin_revisions_inputs" FOREIGN KEY ("inputs_id","bulletin_id") REFERENCES "public"."bulletin_inputs"("id","bulletin_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_papers" ADD CONSTRAINT "bulletin_papers_issue_id_bulletin_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."bulletin_issues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_rows" ADD CONSTRAINT "bulletin_rows_issue_id_bulletin_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."bulletin_issues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_rows" ADD CONSTRAINT "bulletin_rows_division_code_divisions_code_fk" FOREIGN KEY ("division_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletin_seals" ADD CONSTRAINT "bulletin_seals_issue_id_bulletin_issues_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."bulletin_issues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulletins" ADD CONSTRAINT "bulletins_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_cases" ADD CONSTRAINT "supervision_cases_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_cases" ADD CONSTRAINT "supervision_cases_division_code_divisions_code_fk" FOREIGN KEY ("division_code") REFERENCES "public"."divisions"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_cases" ADD CONSTRAINT "supervision_cases_issue" FOREIGN KEY ("issue_id","campaign_id") REFERENCES "public"."bulletin_issues"("id","campaign_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supervision_steps" ADD CONSTRAINT "supervision_steps_case_id_supervision_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."supervision_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulletin_inputs_bulletin" ON "bulletin_inputs" USING btree ("bulletin_id");--> statement-breakpoint
CREATE INDEX "bulletins_of_campaign" ON "bulletins" USING btree ("campaign_id","recorded_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "supervision_cases_of_campaign" ON "supervision_cases" USING btree ("campaign_id","kind","recorded_at" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_signs_bulletins" CHECK (not "accounts"."signs_bulletins" or "accounts"."role" in ('county_staff', 'supervisor'));--> statement-breakpoint
-- A member reads his own grant, and nobody writes it but the administrator's act.
GRANT SELECT (signs_bulletins), UPDATE (signs_bulletins) ON accounts TO yingbao_member;
--> statement-breakpoint
-- Whether the signed-in account may sign bulletins (R13), as it stands in the moment it is asked.
CREATE FUNCTION signs_bulletins() RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT coalesce((SELECT a.signs_bulletins FROM accounts a WHERE a.id = nullif(current_setting('yingbao.account', true), '')::uuid), false)
$$;
--> statement-breakpoint
-- R11: whether towns may see each other's totals, as the switch stands today (the campaign's shown day, if it is an example).
CREATE FUNCTION towns_see_table(p_campaign uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
  SELECT coalesce((SELECT (s.settings ->> 'townsSeeTable')::boolean FROM campaign_settings s JOIN campaigns c ON c.id = s.campaign_id
    WHERE s.campaign_id = p_campaign
    ORDER BY s.effective_from <= coalesce(c.demo_date, (now() AT TIME ZONE 'Asia/Shanghai')::date) DESC,
      CASE WHEN s.effective_from <= coalesce(c.demo_date, (now() AT TIME ZONE 'Asia/Shanghai')::date) THEN s.effective_from END DESC,
      s.effective_from, s.recorded_at DESC LIMIT 1), false)
$$;
--> statement-breakpoint
CREATE POLICY "bulletin_inputs_member_select" ON "bulletin_inputs" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("bulletin_inputs"."bulletin_id" in (select id from bulletins));--> statement-breakpoint
CREATE POLICY "bulletin_inputs_member_insert" ON "bulletin_inputs" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff', 'supervisor') and "bulletin_inputs"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "bulletin_inputs"."bulletin_id" in (select id from bulletins));--> statement-breakpoint
CREATE POLICY "bulletin_inputs_operator" ON "bulletin_inputs" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "bulletin_issues_member_select" ON "bulletin_issues" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff', 'supervisor', 'county_leader', 'auditor', 'town_clerk') and "bulletin_issues"."campaign_id" in (select id from campaigns));--> statement-breakpoint
CREATE POLICY "bulletin_issues_member_insert" ON "bulletin_issues" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_staff', 'supervisor') and signs_bulletins() and "bulletin_issues"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "bulletin_issues"."campaign_id" in (select id from campaigns));--> statement-breakpoint
CREATE POLICY "bulletin_issues_ranker" ON "bulletin_issues" AS PERMISSIVE FOR SELECT TO "yingbao_ranker" USING (true);--> statement-breakpoint
CREATE POLICY "bulletin_issues_operator" ON "bulletin_issues" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "bulletin_papers_member_select" ON "bulletin_papers" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("bulletin_papers"."issue_id" in (select i.id from bulletin_issues i where (select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff', 'supervisor', 'county_leader', 'auditor') or ((select nullif(current_setting('yingbao.role', true), '')) in ('town_clerk') and towns_see_table(i.campaign_id))));--> statement-breakpoint
CREATE POLICY "bulletin_papers_member_insert" ON "bulletin_papers" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_staff', 'supervisor') and signs_bulletins() and "bulletin_papers"."issue_id" in (select i.id from bulletin_issues i where i.author_id = (select nullif(current_setting('yingbao.account', true), ''))::uuid) and not exists (select from bulletin_seals s where s.issue_id = "bulletin_papers"."issue_id"));--> statement-breakpoint
CREATE POLICY "bulletin_papers_operator" ON "bulletin_papers" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "bulletin_revisions_member_select" ON "bulletin_revisions" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("bulletin_revisions"."bulletin_id" in (select id from bulletins));--> statement-breakpoint
CREATE POLICY "bulletin_revisions_member_insert" ON "bulletin_revisions" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff', 'supervisor') and "bulletin_revisions"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "bulletin_revisions"."bulletin_id" in (select id from bulletins) and ("bulletin_revisions"."state" <> 'issued' or signs_bulletins()));--> statement-breakpoint
CREATE POLICY "bulletin_revisions_operator" ON "bulletin_revisions" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "bulletin_rows_member_select" ON "bulletin_rows" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff', 'supervisor', 'county_leader', 'auditor', 'town_clerk') and "bulletin_rows"."division_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange));--> statement-breakpoint
CREATE POLICY "bulletin_rows_member_insert" ON "bulletin_rows" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_staff', 'supervisor') and signs_bulletins() and "bulletin_rows"."division_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange) and left("bulletin_rows"."division_code", 6) = (select nullif(current_setting('yingbao.county', true), '')) and "bulletin_rows"."issue_id" in (select i.id from bulletin_issues i where i.author_id = (select nullif(current_setting('yingbao.account', true), ''))::uuid) and not exists (select from bulletin_seals s where s.issue_id = "bulletin_rows"."issue_id"));--> statement-breakpoint
CREATE POLICY "bulletin_rows_operator" ON "bulletin_rows" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "bulletin_seals_member_select" ON "bulletin_seals" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff', 'supervisor', 'county_leader', 'auditor') and "bulletin_seals"."issue_id" in (select id from bulletin_issues));--> statement-breakpoint
CREATE POLICY "bulletin_seals_member_insert" ON "bulletin_seals" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_staff', 'supervisor') and signs_bulletins() and "bulletin_seals"."issue_id" in (select i.id from bulletin_issues i where i.author_id = (select nullif(current_setting('yingbao.account', true), ''))::uuid));--> statement-breakpoint
CREATE POLICY "bulletin_seals_operator" ON "bulletin_seals" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "bulletins_member_select" ON "bulletins" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff', 'supervisor') and "bulletins"."campaign_id" in (select id from campaigns));--> statement-breakpoint
CREATE POLICY "bulletins_member_insert" ON "bulletins" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff', 'supervisor') and "bulletins"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "bulletins"."campaign_id" in (select id from campaigns));--> statement-breakpoint
CREATE POLICY "bulletins_operator" ON "bulletins" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_cases_member_select" ON "supervision_cases" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff', 'supervisor', 'county_leader', 'town_clerk') and "supervision_cases"."division_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange));--> statement-breakpoint
CREATE POLICY "supervision_cases_member_insert" ON "supervision_cases" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff', 'supervisor') and "supervision_cases"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "supervision_cases"."division_code" <@ (select nullif(current_setting('yingbao.scope', true), '')::code_multirange) and "supervision_cases"."campaign_id" in (select id from campaigns) and ("supervision_cases"."kind" <> 'talk' or signs_bulletins()));--> statement-breakpoint
CREATE POLICY "supervision_cases_operator" ON "supervision_cases" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "supervision_steps_member_select" ON "supervision_steps" AS PERMISSIVE FOR SELECT TO "yingbao_member" USING ("supervision_steps"."case_id" in (select id from supervision_cases));--> statement-breakpoint
CREATE POLICY "supervision_steps_member_insert" ON "supervision_steps" AS PERMISSIVE FOR INSERT TO "yingbao_member" WITH CHECK ("supervision_steps"."author_id" = (select nullif(current_setting('yingbao.account', true), ''))::uuid and "supervision_steps"."case_id" in (select id from supervision_cases) and (
        ((select nullif(current_setting('yingbao.role', true), '')) in ('county_admin', 'county_staff', 'supervisor') and "supervision_steps"."step" not in ('replied', 'explained', 'approved', 'declined') and ("supervision_steps"."step" not in ('proposed', 'lapsed', 'reexamined') or signs_bulletins()))
        or ((select nullif(current_setting('yingbao.role', true), '')) in ('town_clerk') and "supervision_steps"."step" in ('replied', 'explained'))
        or ((select nullif(current_setting('yingbao.role', true), '')) in ('county_leader') and "supervision_steps"."step" in ('approved', 'declined'))));--> statement-breakpoint
CREATE POLICY "supervision_steps_operator" ON "supervision_steps" AS PERMISSIVE FOR ALL TO "yingbao_operator" USING (true) WITH CHECK (true);
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['bulletins', 'bulletin_inputs', 'bulletin_revisions', 'bulletin_issues', 'bulletin_seals', 'bulletin_papers', 'bulletin_rows', 'supervision_cases', 'supervision_steps'] LOOP
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO yingbao_operator', t);
    EXECUTE format('GRANT SELECT, INSERT ON %s TO yingbao_member', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t || '_append_only', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT SELECT (campaign_id, series, issue_number, edition, cut_off_day, cut_off_hour) ON bulletin_issues TO yingbao_ranker;
--> statement-breakpoint
-- The cut-off of the latest issued bulletin of a series, for whoever writes counts or quotas of the county, senders included:
-- what lies within it needs a reason to change (R13). Nothing else of the bulletin.
CREATE FUNCTION last_issued_cut_off(p_campaign uuid)
RETURNS TABLE (series text, issue_number integer, cut_off_day date, cut_off_hour smallint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT DISTINCT ON (i.series) i.series, i.issue_number, i.cut_off_day, i.cut_off_hour
  FROM bulletin_issues i JOIN campaigns c ON c.id = i.campaign_id
  WHERE i.campaign_id = p_campaign AND c.county_code = nullif(current_setting('yingbao.county', true), '')
  ORDER BY i.series, i.cut_off_day DESC, i.cut_off_hour DESC, i.issue_number DESC
$$;
--> statement-breakpoint
-- Whose sheet is open learns of an issue as of a count: caches and ETags are keyed on the campaign's counter.
SET ROLE yingbao_keeper;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION raise_campaign_counter TO yingbao_owner;
--> statement-breakpoint
RESET ROLE;
--> statement-breakpoint
CREATE TRIGGER bulletin_issues_counter AFTER INSERT ON bulletin_issues REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION raise_campaign_counter();
--> statement-breakpoint
SET ROLE yingbao_keeper;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION raise_campaign_counter FROM yingbao_owner;
--> statement-breakpoint
RESET ROLE;
--> statement-breakpoint
-- R13: the right to sign is given by the county's administrator. One's own row is one's own to change, this column is not.
CREATE FUNCTION guard_sign_grant() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  IF NEW.signs_bulletins IS DISTINCT FROM OLD.signs_bulletins AND current_user <> 'yingbao_operator'
    AND coalesce(nullif(current_setting('yingbao.role', true), ''), '') <> 'county_admin' THEN
    RAISE EXCEPTION '签发权由县医保局管理员授予' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER accounts_sign_grant BEFORE UPDATE OF signs_bulletins ON accounts FOR EACH ROW EXECUTE FUNCTION guard_sign_grant();
--> statement-breakpoint
-- R16: which step may follow which, as domain/supervision/case-state has it; and a step by rule names the latest editions of its
-- run and what they bear. So no talk ends without the leader, nor lapses while its ground holds, whoever writes.
CREATE FUNCTION guard_supervision_step() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
  c supervision_cases; v_standing text; v_lost boolean; v_latest uuid[]; v_holds boolean;
BEGIN
  SELECT * INTO c FROM supervision_cases WHERE id = NEW.case_id;
  SELECT s.step INTO v_standing FROM supervision_steps s
  WHERE s.case_id = NEW.case_id AND s.number < NEW.number AND s.step NOT IN ('explained', 'reexamined') ORDER BY s.number DESC LIMIT 1;
  SELECT NOT s.ground_holds INTO v_lost FROM supervision_steps s
  WHERE s.case_id = NEW.case_id AND s.number < NEW.number AND s.step = 'reexamined'
    AND s.number > (SELECT max(a.number) FROM supervision_steps a WHERE a.case_id = NEW.case_id AND a.step = 'approved') ORDER BY s.number DESC LIMIT 1;
  IF NEW.number <> (SELECT count(*) FROM supervision_steps s WHERE s.case_id = NEW.case_id AND s.number <= NEW.number)
    OR NOT EXISTS (
      SELECT FROM (VALUES
        ('reminder', '', ARRAY['sent']), ('reminder', 'sent', ARRAY['replied', 'closed']),
        ('reminder', 'replied', ARRAY['replied', 'returned', 'closed']), ('reminder', 'returned', ARRAY['replied', 'closed']),
        ('talk', '', ARRAY['proposed']), ('talk', 'proposed', ARRAY['explained', 'approved', 'declined', 'lapsed', 'reexamined']),
        ('talk', 'approved', ARRAY['noticed', 'declined', 'reexamined']), ('talk', 'noticed', ARRAY['held', 'declined', 'reexamined']),
        ('talk', 'held', ARRAY['closed', 'declined', 'reexamined']), ('talk', 'lapsed', ARRAY['proposed']),
        ('visit', '', ARRAY['recorded']), ('visit', 'recorded', ARRAY['followedUp', 'closed']), ('visit', 'followedUp', ARRAY['followedUp', 'closed'])
      ) AS f (kind, standing, steps) WHERE f.kind = c.kind AND f.standing = coalesce(v_standing, '') AND NEW.step = ANY (f.steps))
    OR (NEW.step = 'declined' AND v_standing <> 'proposed' AND NOT coalesce(v_lost, false)) THEN
    RAISE EXCEPTION '这一步不能接在上一步之后' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.examined IS NULL THEN RETURN NULL; END IF;
  SELECT array_agg(i.id ORDER BY i.issue_number),
    count(*) = c.run_length AND bool_and(i.ranks_printed AND coalesce((r.row ->> 'isLastPlace')::boolean AND (r.row ->> 'quota')::bigint > 0, false))
  INTO v_latest, v_holds
  FROM bulletin_issues i LEFT JOIN bulletin_rows r ON r.issue_id = i.id AND r.division_code = c.division_code
  WHERE i.campaign_id = c.campaign_id AND i.issue_number BETWEEN c.run_ends_with - c.run_length + 1 AND c.run_ends_with
    AND NOT EXISTS (SELECT FROM bulletin_issues n WHERE n.campaign_id = i.campaign_id AND n.issue_number = i.issue_number AND n.edition > i.edition);
  IF NEW.examined IS DISTINCT FROM v_latest OR NEW.ground_holds IS DISTINCT FROM v_holds
    OR (NEW.number = 1 AND c.issue_id IS DISTINCT FROM NEW.examined[cardinality(NEW.examined)]) THEN
    RAISE EXCEPTION '约谈的依据与已签发的通报不符' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER supervision_steps_in_order AFTER INSERT ON supervision_steps FOR EACH ROW EXECUTE FUNCTION guard_supervision_step();
--> statement-breakpoint
-- The end of the audit chain, which every sealed bulletin carries (architecture, decision 7).
CREATE FUNCTION audit_head() RETURNS TABLE (number bigint, hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT h.number, h.hash FROM audit_heads h WHERE h.chain = 'changes'
$$;
--> statement-breakpoint
SET ROLE yingbao_auth;
--> statement-breakpoint
DROP FUNCTION resolve_session;
--> statement-breakpoint
RESET ROLE;
--> statement-breakpoint
-- As before, with the account's grant to sign bulletins (R13): a function's answer cannot get a column otherwise.
-- factor_duty: what the second factor still asks of this session: nothing, to set one up, or to give the code.
CREATE FUNCTION resolve_session(p_id_hash text, p_renews boolean, p_idle interval, p_absolute interval)
RETURNS TABLE (
  state text, account_id uuid, username text, display_name text, role text, department text, scope_code text, scope_name text,
  scope_ranges text, must_change_password boolean, signs_bulletins boolean, factor_duty text, days_left integer, reminds_of_secrets boolean, counters jsonb)
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
      a.signs_bulletins,
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
REVOKE ALL ON FUNCTION signs_bulletins, towns_see_table, last_issued_cut_off, audit_head, resolve_session, guard_sign_grant FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION signs_bulletins, towns_see_table, last_issued_cut_off, audit_head TO yingbao_member, yingbao_operator;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION resolve_session TO yingbao_login;
--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO yingbao_auth, yingbao_ranker, yingbao_keeper;
--> statement-breakpoint
ALTER FUNCTION resolve_session OWNER TO yingbao_auth;
--> statement-breakpoint
ALTER FUNCTION last_issued_cut_off OWNER TO yingbao_ranker;
--> statement-breakpoint
ALTER FUNCTION audit_head OWNER TO yingbao_keeper;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM yingbao_auth, yingbao_ranker, yingbao_keeper;
