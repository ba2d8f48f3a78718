import { isPlainDate, type PlainDate } from '@/domain/time/plain-date'

/** The end of the audit chain on a day, kept outside the database so that a cut tail shows (decision 7). */
export interface RecordedHead {
  day: PlainDate
  number: number
  hash: string
}

/** One line of the heads file: day, number, hash, separated by tabs. */
export function headLine(head: RecordedHead): string {
  return `${head.day}\t${head.number}\t${head.hash}\n`
}

function parseLine(line: string): RecordedHead | null {
  const [day = '', number = '', hash = '', ...more] = line.split('\t')
  if (more.length > 0 || !isPlainDate(day) || !/^\d{1,15}$/.test(number) || !/^[0-9a-f]{64}$/.test(hash)) return null
  return { day, number: Number(number), hash }
}

/** Reads the heads file; `unreadable` holds the numbers of lines that are not whole. */
export function parseHeads(text: string): { heads: RecordedHead[]; unreadable: number[] } {
  const heads: RecordedHead[] = []
  const unreadable: number[] = []
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return
    const head = parseLine(line)
    if (head) heads.push(head)
    else unreadable.push(index + 1)
  })
  return { heads, unreadable }
}

/** What a walk along the chain found. Numbers are those of entries. */
export interface ChainReport {
  entries: number
  last: { number: number; hash: string } | null
  head: { number: number; hash: string } | null
  /** At most a hundred, in order; `findingCount` counts all. */
  findings: ChainFinding[]
  findingCount: number
}

export type ChainFinding =
  /** Numbers `from`–`to` are not there. */
  | { kind: 'missing'; from: number; to: number }
  /** The row's content no longer gives its hash. */
  | { kind: 'changed'; number: number }
  /** The row does not follow the one before it: one of the two was put in place of another. */
  | { kind: 'unlinked'; number: number }
  /** The chain ends before its head. */
  | { kind: 'cut'; last: number; head: number }
  /** The head names another hash than the last row has. */
  | { kind: 'head'; number: number }
  /** The heads file knew a row that is not there, or is another now. */
  | { kind: 'recorded'; day: PlainDate; number: number; gone: boolean }

export function findingSentence(finding: ChainFinding): string {
  switch (finding.kind) {
    case 'missing':
      return finding.from === finding.to ? `缺第${finding.from}号记录。` : `缺第${finding.from}号记录到第${finding.to}号记录，共${finding.to - finding.from + 1}条。`
    case 'changed':
      return `第${finding.number}号记录的内容被改过，与它的校验值不符。`
    case 'unlinked':
      return `第${finding.number}号记录接不上前一条，两条中有一条被替换过。`
    case 'cut':
      return `日志末尾被截断：应到第${finding.head}号，只到第${finding.last}号。`
    case 'head':
      return `日志头记的第${finding.number}号校验值与该号记录不符。`
    case 'recorded':
      return finding.gone
        ? `${finding.day}留存的日志头是第${finding.number}号，库中已没有这一号：日志曾被截断。`
        : `${finding.day}留存的第${finding.number}号校验值与库中不符：日志曾被整体改写。`
  }
}
