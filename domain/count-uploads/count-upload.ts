import type { Series } from '@/domain/campaigns/choices'

/** Hours within which an upload can be taken back. Longer ago, others have worked on with its numbers. */
export const undoHours = 24

/** An upload of daily counts as the list shows it (R22). */
export interface CountUploadLine {
  id: string
  fileName: string
  series: Series
  coverageGroup: string
  scopeName: string
  /** How many cells it changed. */
  cells: number
  authorName: string
  /** Whether a sender's token brought it. */
  sent: boolean
  /** 2021-11-23 17:02, in Asia/Shanghai. */
  recordedAt: string
  undoneAt: string | null
  undoneByName: string | null
  /** Whether the time for taking it back is not over. */
  undoable: boolean
  /** The reader filed it himself, or reads for the county: nobody else takes it back. */
  mine: boolean
}

/** A cell that was corrected after the upload and therefore keeps its value when the upload is taken back. */
export interface KeptCell {
  name: string
  asOf: string
  authorName: string
  recordedAt: string
}

/** What taking back came to: cells given the value before, and those that stay as somebody left them since. */
export interface UndoneUpload {
  givenBack: number
  kept: KeptCell[]
  /** How many of the cells given back an issued bulletin had used, and which: they appear in the next as corrections (R13). */
  inBulletin: { issueNumber: number; cells: number } | null
}

/** How many kept cells are named one by one. */
const namedKept = 5

/** 已撤回2项；1项上传后又有更正，保持更正后的数：五峰村委会（2021-11-23，王芳 2021-11-23 17:02 更正）。 */
export function describeUndone({ givenBack, kept, inBulletin }: UndoneUpload): string {
  const used = inBulletin === null ? '' : `其中${inBulletin.cells}项在第${inBulletin.issueNumber}期通报的截止时点之内，会作为更正列入下一期通报。`
  const first = `已撤回${givenBack}项，各项恢复上传前的数。${used}`
  if (kept.length === 0) return first
  const named = kept.slice(0, namedKept).map((cell) => `${cell.name}（${cell.asOf}，${cell.authorName} ${cell.recordedAt} 更正）`)
  return `${first}${kept.length}项上传后又有更正，保持更正后的数：${named.join('、')}${kept.length > namedKept ? '等' : ''}。`
}
