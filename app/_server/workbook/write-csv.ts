import iconv from 'iconv-lite'
import { linesAbove, type TableForm, type WrittenValue } from '@/app/_server/workbook/table-form'

/** A field that a spreadsheet programme might run as a formula gets a ' in front; reading takes it away again. */
function field(value: WrittenValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@'\t\r]/.test(value) ? `'${value}` : value
  return /[",\n\r\t;]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

/** Writes a table as .csv: UTF-8 with its mark, so that Excel shows the hanzi right, or GB18030 for older programmes. */
export function writeCsv(form: TableForm, encoding: 'utf-8' | 'gb18030' = 'utf-8'): Buffer {
  const above = linesAbove(form).map((line) => [line.text])
  const lines = [...above, form.headings, ...form.rows].map((row) => row.map(field).join(','))
  const text = `${lines.join('\r\n')}\r\n`
  return encoding === 'utf-8' ? Buffer.from(`\ufeff${text}`, 'utf8') : iconv.encode(text, 'gb18030')
}
