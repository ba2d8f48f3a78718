/** One act as the log shows it: who, when, from where, what; records by name where the reader may know it. */
export interface AuditLine {
  number: number
  /** Asia/Shanghai, 2021-11-23 17:05:09. */
  at: string
  actorName: string
  actorRole: string
  /** The address it came from; null for the console. */
  address: string | null
  act: string
  scopeName: string
  records: string[]
  /** Records beyond those in `records`. */
  moreRecords: number
  fields: string[]
  note: string
}
