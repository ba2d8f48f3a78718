import { Readable } from 'node:stream'
import { readContainer } from './container'
import type { Manifest } from './format'

/** Reads a backup from end to end without a database. Throws a sentence unless every byte is as written. */
export async function verifyBackup(file: string): Promise<Manifest> {
  return readContainer(file, async (manifest, tables) => {
    for await (const { text } of tables) await Readable.from(text).forEach(() => {})
    return manifest
  })
}
