import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, pgPolicy, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { caseKinds, caseSteps, reminderLevels } from '@/domain/supervision/case'
import { bulletinIssues } from './bulletins'
import { campaigns } from './campaigns'
import { currentAccount, divisionCode, hasRole, id, inScope, member, operatorPolicy, plainDay, recordedAt } from './columns'
import { divisions } from './divisions'

const county = hasRole('county_admin', 'county_staff', 'supervisor')
const readers = hasRole('county_admin', 'county_staff', 'supervisor', 'county_leader', 'town_clerk')

/**
 * Reminders, talks and visits (R15, R16): what was opened, of which town, and on what it rests. What became of a case is in its
 * steps, the last of which is its state. Only grows.
 */
export const supervisionCases = pgTable(
  'supervision_cases',
  {
    id: id(),
    campaignId: uuid().notNull().references(() => campaigns.id),
    kind: text({ enum: caseKinds }).notNull(),
    divisionCode: divisionCode().notNull().references(() => divisions.code),
    /** The issue it rests on: of a talk the last of its run; null for a visit, or a reminder without one. */
    issueId: uuid(),
    /** Of a talk: the number of the last issue of the run, by which opening it twice changes nothing (R16). */
    runEndsWith: integer(),
    /** Of a talk: how many issues in a row. */
    runLength: integer(),
    level: text({ enum: reminderLevels }),
    /** What a reminder asks for, what a visit found, why a talk is proposed. */
    content: text().notNull(),
    /** The team of a visit. */
    team: text().notNull().default(''),
    /** The day of a visit. */
    heldOn: plainDay(),
    /** Until when a reminder is to be answered, or what was agreed on a visit is to be done. */
    dueOn: plainDay(),
    authorId: uuid(),
    authorName: text().notNull(),
    recordedAt: recordedAt(),
  },
  (table) => [
    foreignKey({ name: 'supervision_cases_issue', columns: [table.issueId, table.campaignId], foreignColumns: [bulletinIssues.id, bulletinIssues.campaignId] }),
    unique('supervision_cases_run').on(table.campaignId, table.divisionCode, table.runEndsWith),
    index('supervision_cases_of_campaign').on(table.campaignId, table.kind, table.recordedAt.desc()),
    check('supervision_cases_town', sql`length(${table.divisionCode}) = 9`),
    check('supervision_cases_kind', sql`case ${table.kind}
      when 'talk' then ${table.issueId} is not null and ${table.runEndsWith} is not null and ${table.runLength} is not null and ${table.runLength} >= 2
      when 'visit' then ${table.heldOn} is not null and ${table.runEndsWith} is null
      else ${table.dueOn} is not null and ${table.runEndsWith} is null end`),
    pgPolicy('supervision_cases_member_select', { to: member, for: 'select', using: sql`${readers} and ${inScope(table.divisionCode)}` }),
    // A talk follows from issued bulletins: it is written by who may sign those.
    pgPolicy('supervision_cases_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${county} and ${table.authorId} = ${currentAccount} and ${inScope(table.divisionCode)} and ${table.campaignId} in (select id from campaigns) and (${table.kind} <> 'talk' or signs_bulletins())`,
    }),
    operatorPolicy('supervision_cases'),
  ],
)

/** The steps of a case, each with who, when and what was said; the highest number is its state. Only grows. */
export const supervisionSteps = pgTable(
  'supervision_steps',
  {
    caseId: uuid().notNull().references(() => supervisionCases.id),
    number: integer().notNull(),
    step: text({ enum: caseSteps }).notNull(),
    content: text().notNull().default(''),
    /** The day a step names: of the talk held, or by when something was promised. */
    onDay: plainDay(),
    /** Of a step by rule: the issues of the run in the editions it was held against, and whether they bore it (R16). */
    examined: uuid().array(),
    groundHolds: boolean(),
    authorId: uuid(),
    authorName: text().notNull(),
    recordedAt: recordedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.caseId, table.number] }),
    // Which step may follow which, and that the issues examined are the latest editions and say so, a trigger sees to.
    check('supervision_steps_ground', sql`case ${table.step}
      when 'proposed' then ${table.groundHolds} is true
      when 'lapsed' then ${table.groundHolds} is false
      when 'reexamined' then ${table.groundHolds} is not null
      else ${table.groundHolds} is null end and (${table.examined} is null) = (${table.groundHolds} is null)`),
    pgPolicy('supervision_steps_member_select', { to: member, for: 'select', using: sql`${table.caseId} in (select id from supervision_cases)` }),
    // Whose step it is, domain/supervision says as well: a town answers, a leader decides, the county does the rest; what follows
    // by rule from issued bulletins is written by who may sign them.
    pgPolicy('supervision_steps_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${table.authorId} = ${currentAccount} and ${table.caseId} in (select id from supervision_cases) and (
        (${county} and ${table.step} not in ('replied', 'explained', 'approved', 'declined') and (${table.step} not in ('proposed', 'lapsed', 'reexamined') or signs_bulletins()))
        or (${hasRole('town_clerk')} and ${table.step} in ('replied', 'explained'))
        or (${hasRole('county_leader')} and ${table.step} in ('approved', 'declined')))`,
    }),
    operatorPolicy('supervision_steps'),
  ],
)
