import type { BulletinContent } from './bulletin-content'
import type { ResultRow } from './bulletin-results'

/** What an issued bulletin says to whoever may read the whole of it: its words and its towns' rows as sealed, not what they were reckoned from. */
export interface BulletinPaper {
  content: BulletinContent
  rows: ResultRow[]
  /** 2021-11-23 17:05:12.345678, Asia/Shanghai: when its numbers were taken. */
  takenAt: string
  /** 2021-11-23 17:40:05 */
  issuedAt: string
  senderName: string
}
