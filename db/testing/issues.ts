import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { CutOff } from '@/domain/bulletins/cut-off'
import type { Series } from '@/domain/campaigns/choices'
import type { Transaction } from '../client'
import { bulletinInputs, bulletinIssues, bulletinRevisions, bulletins } from '../schema'
import { withOperator } from '../session'
import type { TestDatabase } from './database'

export interface GivenIssue {
  campaignId: string
  issueNumber: number
  cutOff: CutOff
  series?: Series
  edition?: number
}

/** Writes an issued bulletin as far as counts and quotas look at it: number, series and cut-off. It has no seal and no rows. Returns the issue's id. */
export async function insertIssue(tx: Transaction, { campaignId, issueNumber, cutOff, series = 'reported', edition = 1 }: GivenIssue): Promise<string> {
  const { day: cutOffDay, hour: cutOffHour } = cutOff
  const author = { authorName: '试验' }
  const [bulletin] = await tx.insert(bulletins).values({ campaignId, cutOffDay, cutOffHour, supersedesNumber: edition > 1 ? issueNumber : null, ...author }).returning({ id: bulletins.id })
  const bulletinId = bulletin!.id
  const [inputs] = await tx.insert(bulletinInputs).values({ bulletinId, body: '{}', ...author }).returning({ id: bulletinInputs.id })
  const title = `第${issueNumber}期通报`
  await tx.insert(bulletinRevisions).values({ bulletinId, revision: 1, state: 'issued', inputsId: inputs!.id, text: { title, documentNumber: '', addressees: '各镇人民政府：', progress: '进展', problems: '', demands: '', copiedTo: '' }, ...author })
  const [last] = await tx.execute<{ sequence: number }>(sql`select coalesce(max(sequence), 0)::int + 1 as sequence from bulletin_issues where campaign_id = ${campaignId}`)
  const hash = createHash('sha256').update(`${campaignId} ${issueNumber} ${edition}`).digest('hex')
  const [issue] = await tx
    .insert(bulletinIssues)
    .values({ bulletinId, campaignId, sequence: last!.sequence, issueNumber, edition, series, ranksPrinted: true, cutOffDay, cutOffHour, issuedOn: cutOffDay, title, hash, ...author })
    .returning({ id: bulletinIssues.id })
  return issue!.id
}

/** The same in a transaction of its own. */
export async function givenIssue(database: TestDatabase, given: GivenIssue): Promise<string> {
  return withOperator(database.ownerDb, '', async (tx) => insertIssue(tx, given))
}
