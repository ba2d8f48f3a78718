import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseHeads, type RecordedHead } from '../../domain/audit/heads'

/** One line a day, outside the database; copy it to another machine as well. */
export const headsFile = (dataFolder: string) => path.join(dataFolder, 'audit-heads.txt')

/** The heads kept so far; none where the file does not exist yet. */
export function readHeads(dataFolder: string): { heads: RecordedHead[]; unreadable: number[] } {
  const file = headsFile(dataFolder)
  return existsSync(file) ? parseHeads(readFileSync(file, 'utf8')) : { heads: [], unreadable: [] }
}
