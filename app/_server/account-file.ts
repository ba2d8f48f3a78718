import 'server-only'
import { getCalendarDay, getDivisionsForScopes } from '@/db/queries/accounts'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import { readAccountTable, type AccountTableReading } from '@/domain/accounts/account-table'
import { database } from './database'
import { Refusal } from './refusals'
import { readTable } from './workbook/read-table'

/** Reads an uploaded table of accounts against the actor's county. A file that is no table is refused with its sentence. */
export async function readAccountFile(actor: Actor, file: Buffer, fileName: string): Promise<AccountTableReading> {
  const table = await readTable(file, fileName)
  if (!table.ok) throw new Refusal(422, table.problem.sentence)
  return withActor(database(), actor, async (tx) => {
    const divisions = await getDivisionsForScopes(tx, actor.countyCode)
    const county = divisions.find((one) => one.code === actor.countyCode) ?? { code: actor.countyCode, name: actor.scopeName }
    return readAccountTable(table.sheets, { county, divisions, asOf: await getCalendarDay(tx) })
  })
}
