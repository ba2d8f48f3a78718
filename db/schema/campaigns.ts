import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgPolicy, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { auth, currentAccount, currentCounty, divisionCode, hasRole, id, keeper, member, operatorPolicy, plainDay, ranker, readerPolicy, recordedAt } from './columns'
import { divisions } from './divisions'

/** One county's collection campaign for one coverage year (R1). `demoDate` marks example data and stands in for today. */
export const campaigns = pgTable(
  'campaigns',
  {
    id: id(),
    countyCode: divisionCode().notNull().references(() => divisions.code),
    coverageYear: integer().notNull(),
    demoDate: plainDay(),
    recordedAt: recordedAt(),
  },
  (table) => [
    unique('campaigns_county_year').on(table.countyCode, table.coverageYear),
    pgPolicy('campaigns_member_select', { to: member, for: 'select', using: sql`${table.countyCode} = ${currentCounty}` }),
    pgPolicy('campaigns_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${hasRole('county_admin')} and ${table.countyCode} = ${currentCounty} and ${table.demoDate} is null`,
    }),
    readerPolicy('campaigns', ranker),
    readerPolicy('campaigns', auth),
    readerPolicy('campaigns', keeper),
    operatorPolicy('campaigns'),
  ],
)

/** Dated revisions of a campaign's settings, each with the document it came from (R1). Never updated. */
export const campaignSettings = pgTable(
  'campaign_settings',
  {
    id: id(),
    campaignId: uuid().notNull().references(() => campaigns.id),
    effectiveFrom: plainDay().notNull(),
    settings: jsonb().$type<CampaignSettings>().notNull(),
    documentTitle: text().notNull(),
    documentNumber: text().notNull(),
    reason: text().notNull().default(''),
    authorId: uuid(),
    authorName: text().notNull(),
    recordedAt: recordedAt(),
  },
  (table) => [
    index('campaign_settings_in_force').on(table.campaignId, table.effectiveFrom.desc(), table.recordedAt.desc()),
    pgPolicy('campaign_settings_member_select', {
      to: member,
      for: 'select',
      using: sql`${table.campaignId} in (select id from campaigns)`,
    }),
    pgPolicy('campaign_settings_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${hasRole('county_admin')} and ${table.authorId} = ${currentAccount} and ${table.campaignId} in (select id from campaigns)`,
    }),
    readerPolicy('campaign_settings', ranker),
    operatorPolicy('campaign_settings'),
  ],
)

/**
 * One counter per campaign, raised by trigger in every transaction that writes settings, quotas or counts (decision 4).
 * The row lock makes it follow commit order, so a reader that saw value n has seen all that was committed under n.
 */
export const campaignCounters = pgTable(
  'campaign_counters',
  {
    campaignId: uuid().primaryKey().references(() => campaigns.id),
    value: bigint({ mode: 'bigint' }).notNull().default(sql`0`),
  },
  (table) => [
    pgPolicy('campaign_counters_member_select', { to: member, for: 'select', using: sql`${table.campaignId} in (select id from campaigns)` }),
    pgPolicy('campaign_counters_keeper', { to: keeper, using: sql`true`, withCheck: sql`true` }),
    readerPolicy('campaign_counters', auth),
    operatorPolicy('campaign_counters'),
  ],
)
