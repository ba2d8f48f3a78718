import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readTable } from '../../app/_server/workbook/read-table'
import { writeCsv } from '../../app/_server/workbook/write-csv'
import { writeWorkbook } from '../../app/_server/workbook/write-xlsx'
import type { RowProblem } from '../../domain/imports/row-problem'
import type { Sheet } from '../../domain/imports/sheet'
import { Refused, WrongUsage } from './verb'

export function readFile(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new Refused(`读不到文件 ${file}，请核对路径。`)
  }
}

/** The sheets of a table file (.xlsx, .csv), or its refusal as a sentence. */
export async function readTableFile(file: string): Promise<Sheet[]> {
  const table = await readTable(readFile(file), path.basename(file))
  if (!table.ok) throw new Refused(table.problem.sentence)
  return table.sheets
}

/** The JSON of a file, not yet checked. */
export function readJsonFile(file: string): unknown {
  const text = readFile(file).toString('utf8')
  try {
    return JSON.parse(text)
  } catch (problem) {
    throw new Refused(`${file} 不是完整的 JSON：${problem instanceof Error ? problem.message : ''}`)
  }
}

/** Writes a table by the file's ending, .xlsx or .csv, and never over another file. */
export async function writeTableFile(file: string, table: Parameters<typeof writeWorkbook>[0] & Parameters<typeof writeCsv>[0]): Promise<void> {
  const ending = path.extname(file).toLowerCase()
  if (ending !== '.xlsx' && ending !== '.csv') throw new WrongUsage(`文件应以 .xlsx 或 .csv 结尾，读到的是“${path.basename(file)}”。`)
  if (existsSync(file)) throw new Refused(`${file} 已经存在，没有覆盖。请换一个文件名。`)
  writeFileSync(file, ending === '.xlsx' ? await writeWorkbook(table) : writeCsv(table), { flag: 'wx' })
}

/** Every place of a file that must be mended, up to thirty, under one sentence. */
export function listOfProblems(what: string, problems: readonly Pick<RowProblem, 'sentence'>[], problemCount: number): Refused {
  const shown = problems.slice(0, 30).map((problem) => problem.sentence)
  return new Refused(`表里有${problemCount}处要改，${what}：\n${shown.join('\n')}${problemCount > shown.length ? '\n……' : ''}`)
}
