import { readFileSync } from 'node:fs'

/** Width and height of a PNG in pixels, from its head. */
export function readPngSize(file: string): { width: number; height: number } {
  const head = readFileSync(file).subarray(0, 24)
  if (head.toString('latin1', 1, 4) !== 'PNG') throw new Error(`${file} is no PNG.`)
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
}
