import { pipeline, Readable } from 'node:stream'
import { parse, CsvError } from 'csv-parse'
import { FileProblem, textTooLong, tooMany } from '@/app/_server/workbook/file-problem'
import type { WorkbookLimits } from '@/app/_server/workbook/limits'
import type { CellValue, SheetRow } from '@/domain/imports/sheet'

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** Text of a file and how it was written: by its mark, else UTF-8 if all of it is, else GB18030. */
export function decodeText(bytes: Buffer): { text: string; encoding: TextEncoding } {
  const [a, b] = bytes
  const marked: TextEncoding | null = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null
  const candidates: TextEncoding[] = marked ? [marked] : ['utf-8', 'gb18030']
  for (const encoding of candidates) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
    } catch {
      continue
    }
  }
  throw new FileProblem('encoding', '文件里的文字读不出来，应为 UTF-8 或 GB18030 编码的 .csv。请在表格软件里另存为 .xlsx 后重新上传。')
}

/** A first line sep=; says the delimiter; else the sign that occurs most in the first line outside quotes. */
function delimiterOf(text: string): { delimiter: string; body: string } {
  const said = /^sep=(.)\r?\n/i.exec(text)
  if (said) return { delimiter: said[1] ?? ',', body: text.slice(said[0].length) }
  const firstLine = text.slice(0, 10_000).replace(/"[^"]*"/g, '').split(/\r?\n/).find((line) => line.trim() !== '') ?? ''
  const counts = [',', '\t', ';'].map((sign) => ({ sign, count: firstLine.split(sign).length }))
  const most = counts.reduce((best, one) => (one.count > best.count ? one : best))
  return { delimiter: most.sign, body: text }
}

// What a spreadsheet writes for a formula that failed.
const errorWord = /^\s*#(REF!|DIV\/0!|N\/A|VALUE!|NAME\?|NUM!|NULL!)\s*$/

/** ="6105…" and a leading tab or ' are ways to keep a spreadsheet from rewriting the text; they are not part of it. */
function cellOf(field: string): CellValue {
  const bare = field.replace(/^\t+|\t+$/g, '').replace(/^="([^"]*)"$/, '$1').replace(/^'(?=[=+\-@'\t\r])/, '').replace(/\r\n?/g, '\n')
  if (errorWord.test(bare)) return { error: bare.trim() }
  return bare.trim() === '' ? null : bare
}

function quoteProblem(error: unknown, row: number): FileProblem {
  if (error instanceof FileProblem) return error
  const code = error instanceof CsvError ? error.code : ''
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') {
    return new FileProblem('openQuote', `从第${row}行起有一个双引号没有配对，后面的内容无法分清。请补上或删去这个双引号后重新上传。`)
  }
  return new FileProblem('openQuote', `第${row}行的双引号写法不对，内容无法分清。请在表格软件里另存为 .xlsx 后重新上传。`)
}

const chunkLength = 64 * 1024
const longestRecord = 1_000_000

/** Breathes between pieces, so that a large file does not hold up other requests. */
async function* pieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += chunkLength) {
    yield text.slice(at, at + chunkLength)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/**
 * Reads comma, tab or semicolon separated text. Every value is text; row numbers are those a spreadsheet programme would
 * show. Throws FileProblem for an unreadable encoding, a quote left open, or too many rows or columns.
 */
export async function readCsv(bytes: Buffer, limits: WorkbookLimits): Promise<{ rows: SheetRow[]; encoding: TextEncoding }> {
  const { text, encoding } = decodeText(bytes)
  const { delimiter, body } = delimiterOf(text)
  const options = { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: longestRecord }
  const parser = parse(options)
  const rows: SheetRow[] = []
  let number = 0
  // Whatever ends the one ends the other; the reason reaches us through the parser.
  pipeline(Readable.from(pieces(body)), parser, () => undefined)
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1
      const row = rowOf(number, record, limits)
      if (row) rows.push(row)
      if (rows.length > limits.rows) throw tooMany('rows', limits.rows)
    }
  } catch (error) {
    throw quoteProblem(error, number + 1)
  }
  return { rows, encoding }
}

function rowOf(number: number, record: string[], limits: WorkbookLimits): SheetRow | null {
  if (record.some((field) => field.length > limits.cellText)) throw textTooLong(number, limits.cellText)
  const cells = record.map(cellOf)
  const length = cells.findLastIndex((cell) => cell !== null) + 1
  if (length > limits.columns) throw tooMany('columns', limits.columns)
  return length === 0 ? null : { number, cells: cells.slice(0, length) }
}
