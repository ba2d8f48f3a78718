import { emptyFile, FileProblem, fileTooLarge } from '@/app/_server/workbook/file-problem'
import { tableLimits, type WorkbookLimits } from '@/app/_server/workbook/limits'
import { readCsv, type TextEncoding } from '@/app/_server/workbook/read-csv'
import { readXlsx } from '@/app/_server/workbook/read-xlsx'
import type { Sheet } from '@/domain/imports/sheet'

/** A file as sheets of cells. A .csv is one sheet that carries the file's name. */
export type TableReading =
  | { ok: true; format: 'xlsx' | 'csv'; encoding: TextEncoding | null; sheets: Sheet[] }
  | { ok: false; problem: FileProblem }

function startsWith(bytes: Buffer, ...signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

function otherFile(kind: string): FileProblem {
  return new FileProblem('otherFile', `这是${kind}，应是 .xlsx 或 .csv 表格。请选择表格文件，或在表格软件里另存为 .xlsx 后重新上传。`)
}

/** Old Excel, and any workbook with a password, lie in the same container: told apart by a name inside. */
function oleProblem(bytes: Buffer): FileProblem {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    return new FileProblem('encrypted', '文件加了密码，无法读取。请在表格软件里取消密码，另存为 .xlsx 后重新上传。')
  }
  return new FileProblem('oldExcel', '这是旧版 Excel（.xls）或 WPS（.et）文件，应是 .xlsx 或 .csv。请在表格软件里另存为 .xlsx 后重新上传。')
}

/** What the first bytes say the file is, whatever it is called; null for text and workbooks. */
function foreignFile(bytes: Buffer): FileProblem | null {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return oleProblem(bytes)
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return otherFile(' PDF 文件')
  if (startsWith(bytes, 0xff, 0xd8, 0xff) || startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return otherFile('图片')
  if (startsWith(bytes, 0x52, 0x61, 0x72, 0x21) || startsWith(bytes, 0x37, 0x7a, 0xbc, 0xaf) || startsWith(bytes, 0x1f, 0x8b)) return otherFile('压缩包')
  const head = bytes.subarray(0, 2048).toString('latin1')
  if (/^(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml|table|head|meta|body)/i.test(head)) {
    return new FileProblem('html', '文件名像表格，内容却是网页（HTML 或 XML），多半是从网页系统导出的。请用表格软件打开它，另存为 .xlsx 后重新上传。')
  }
  const utf16 = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)
  return !utf16 && head.includes('\0') ? otherFile('无法识别的文件') : null
}

/** The name without folder and ending, as the sheet's name of a .csv. */
function sheetName(fileName: string): string {
  return fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]{1,5}$/, '') || '表格'
}

async function readKnown(bytes: Buffer, fileName: string, limits: WorkbookLimits): Promise<TableReading> {
  if (bytes.length === 0) throw emptyFile()
  if (bytes.length > limits.fileBytes) throw fileTooLarge(bytes.length, limits.fileBytes)
  if (startsWith(bytes, 0x50, 0x4b)) return { ok: true, format: 'xlsx', encoding: null, sheets: await readXlsx(bytes, limits) }
  const foreign = foreignFile(bytes)
  if (foreign) throw foreign
  const { rows, encoding } = await readCsv(bytes, limits)
  return { ok: true, format: 'csv', encoding, sheets: [{ name: sheetName(fileName), hidden: false, rows }] }
}

/**
 * Reads an uploaded table, .xlsx or .csv, by its content and not its name. Never throws for a bad file: the problem says
 * in one Chinese sentence what was read, what was expected and what to do.
 */
export async function readTable(bytes: Uint8Array, fileName: string, limits: WorkbookLimits = tableLimits): Promise<TableReading> {
  try {
    return await readKnown(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), fileName, limits)
  } catch (error) {
    if (error instanceof FileProblem) return { ok: false, problem: error }
    throw error
  }
}
