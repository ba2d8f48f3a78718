import { sql } from 'drizzle-orm'
import { index, pgPolicy, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { currentAccount, divisionCode, hasRole, id, inScope, member, operatorPolicy, recordedAt } from './columns'
import { divisions } from './divisions'

/** What users say about the desk (意见反馈). Whoever wrote it reads it, and the county, who answers. Only grows. */
export const feedbackEntries = pgTable(
  'feedback_entries',
  {
    id: id(),
    /** The writer's own division. */
    scopeCode: divisionCode().notNull().references(() => divisions.code),
    /** The page it is about, as a path of the desk; empty for the whole. */
    page: text().notNull().default(''),
    content: text().notNull(),
    authorId: uuid().notNull(),
    authorName: text().notNull(),
    authorRole: text().notNull(),
    recordedAt: recordedAt(),
  },
  (table) => [
    index('feedback_entries_recent').on(table.scopeCode, table.recordedAt.desc()),
    pgPolicy('feedback_entries_member_select', {
      to: member,
      for: 'select',
      using: sql`${table.authorId} = ${currentAccount} or (${hasRole('county_admin', 'county_staff')} and ${inScope(table.scopeCode)})`,
    }),
    pgPolicy('feedback_entries_member_insert', { to: member, for: 'insert', withCheck: sql`${table.authorId} = ${currentAccount} and ${inScope(table.scopeCode)}` }),
    operatorPolicy('feedback_entries'),
  ],
)

/** The county's answers; whoever may read the entry reads them. Only grows. */
export const feedbackAnswers = pgTable(
  'feedback_answers',
  {
    id: id(),
    entryId: uuid().notNull().references(() => feedbackEntries.id),
    content: text().notNull(),
    authorId: uuid().notNull(),
    authorName: text().notNull(),
    recordedAt: recordedAt(),
  },
  (table) => [
    index('feedback_answers_entry').on(table.entryId),
    pgPolicy('feedback_answers_member_select', { to: member, for: 'select', using: sql`${table.entryId} in (select id from feedback_entries)` }),
    pgPolicy('feedback_answers_member_insert', {
      to: member,
      for: 'insert',
      withCheck: sql`${hasRole('county_admin', 'county_staff')} and ${table.authorId} = ${currentAccount} and ${table.entryId} in (select id from feedback_entries)`,
    }),
    operatorPolicy('feedback_answers'),
  ],
)
