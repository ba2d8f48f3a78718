import 'server-only'
import type { Transaction } from '@/db/client'
import { getDivision, getDivisions } from '@/db/queries/divisions'
import type { Actor } from '@/domain/access/actor'
import { compareDivisions, type DivisionPreview } from '@/domain/divisions/division-import'
import { readDivisionTable } from '@/domain/divisions/division-table'
import type { Sheet } from '@/domain/imports/sheet'
import type { PlainDate } from '@/domain/time/plain-date'
import { resolveCampaignDay } from './campaign'
import { Refusal } from './refusals'
import { fingerprintOf, refuseTable } from './uploaded-table'
import { workingDate } from './working-date'

/** The day that counts as today for the county's divisions (R9): the working date of its newest campaign, else the calendar's. */
export async function divisionsToday(actor: Actor): Promise<PlainDate> {
  return (await resolveCampaignDay(actor, {}))?.workingDate ?? workingDate(null)
}

/** Reads a table of divisions against the county's list (R4); refuses with every place to be mended. */
export async function compareDivisionUpload(tx: Transaction, actor: Pick<Actor, 'countyCode'>, fileName: string, sheets: Sheet[]): Promise<DivisionPreview> {
  const county = await getDivision(tx, actor.countyCode)
  if (!county) throw new Refusal(404, '名单里没有本县，请联系系统管理员核对安装。')
  const known = await getDivisions(tx, actor.countyCode)
  const reading = readDivisionTable(sheets, { county, known })
  if (!reading.ok) throw refuseTable(reading)
  const lines = compareDivisions(reading.divisions, known)
  return { fileName, sheet: reading.sheet, lines, fingerprint: fingerprintOf(lines) }
}
