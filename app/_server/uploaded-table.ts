import 'server-only'
import { createHash } from 'node:crypto'
import type { ProblemList } from '@/domain/imports/row-problem'
import type { Sheet } from '@/domain/imports/sheet'
import { Refusal } from './refusals'
import { readTable } from './workbook/read-table'

/** The sheets of an uploaded table; a file that is none is refused with its sentence. */
export async function readUploadedTable(bytes: Buffer, fileName: string): Promise<Sheet[]> {
  const table = await readTable(bytes, fileName)
  if (!table.ok) throw new Refusal(422, table.problem.sentence, { rowProblems: [], problemCount: 0 })
  return table.sheets
}

/** The refusal of a table that must be mended: all places at once, and nothing has been taken over. */
export function refuseTable({ problems, problemCount }: ProblemList): Refusal {
  const sentence = problemCount === 1 ? problems[0]!.sentence : `表中有 ${problemCount} 处要改，什么都没有导入。请改好后重新上传。`
  return new Refusal(422, sentence, { rowProblems: problems, problemCount })
}

/** What a preview was held against, in one line: a confirmed import that finds something else is refused. */
export function fingerprintOf(comparison: unknown): string {
  return createHash('sha256').update(JSON.stringify(comparison)).digest('hex').slice(0, 32)
}

export function refuseChangedSincePreview(): Refusal {
  return new Refusal(409, '预览之后数据又有改动，什么都没有导入。请重新预览，核对后再导入。', { reason: 'changedSincePreview' })
}
