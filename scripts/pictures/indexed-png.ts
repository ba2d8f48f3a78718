import { readFileSync } from 'node:fs'
import { crc32, deflateSync, inflateSync } from 'node:zlib'

/*
 * Browsers save screenshots in sixteen million colours; a page of the desk has a few dozen and their blends. As an image of
 * 256 colours it takes a third of the bytes and looks the same.
 */

const signature = Buffer.from('89504e470d0a1a0a', 'hex')

interface Pixels {
  width: number
  height: number
  /** Three bytes a pixel, line by line. */
  rgb: Uint8Array
}

function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

/** The predictor of PNG's fourth filter: whichever of left, above and above left is nearest to left + above − above left. */
function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [byLeft, byAbove, byCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  return byLeft <= byAbove && byLeft <= byCorner ? left : byAbove <= byCorner ? above : corner
}

/** Reads a screenshot: eight bits, RGB or RGBA, not interlaced, which is what Chromium writes. */
function readPixels(png: Buffer): Pixels {
  const chunks = chunksOf(png)
  const head = chunks[0]!.data
  const [width, height, depth, color, interlaced] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8], head[9], head[12]]
  if (depth !== 8 || (color !== 2 && color !== 6) || interlaced !== 0) throw new Error('Not a screenshot of eight bits a colour.')
  const size = color === 6 ? 4 : 3
  const raw = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)))
  const line = width * size
  const bytes = new Uint8Array(line * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)]
    for (let x = 0; x < line; x += 1) {
      const at = y * line + x
      const left = x >= size ? bytes[at - size]! : 0
      const above = y > 0 ? bytes[at - line]! : 0
      const corner = y > 0 && x >= size ? bytes[at - line - size]! : 0
      const predicted = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0
      bytes[at] = raw[y * (line + 1) + 1 + x]! + predicted
    }
  }
  const rgb = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel += 1) rgb.set(bytes.subarray(pixel * size, pixel * size + 3), pixel * 3)
  return { width, height, rgb }
}

const channels = (color: number) => [color >> 16, (color >> 8) & 255, color & 255] as const

function distance(a: number, b: number): number {
  const [one, other] = [channels(a), channels(b)]
  return one.reduce((sum, value, index) => sum + (value - other[index]!) ** 2, 0)
}

/** The 256 colours that occur most, and which of them stands for each colour there is. */
function paletteOf({ rgb }: Pixels): { palette: number[]; indexOf: Map<number, number> } {
  const counts = new Map<number, number>()
  for (let at = 0; at < rgb.length; at += 3) {
    const color = (rgb[at]! << 16) | (rgb[at + 1]! << 8) | rgb[at + 2]!
    counts.set(color, (counts.get(color) ?? 0) + 1)
  }
  const palette = [...counts.entries()].sort((a, b) => b[1] - a[1]).slice(0, 256).map(([color]) => color)
  const nearest = (color: number) => palette.reduce((best, candidate, index) => (distance(color, candidate) < distance(color, palette[best]!) ? index : best), 0)
  const exact = new Map(palette.map((color, index) => [color, index]))
  return { palette, indexOf: new Map([...counts.keys()].map((color) => [color, exact.get(color) ?? nearest(color)])) }
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(data.length + 12)
  framed.writeUInt32BE(data.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), data.length + 8)
  return framed
}

/** The same picture in at most 256 colours. */
export function toIndexedPng(png: Buffer): Buffer {
  const pixels = readPixels(png)
  const { width, height, rgb } = pixels
  const { palette, indexOf } = paletteOf(pixels)
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3
      lines[y * (width + 1) + 1 + x] = indexOf.get((rgb[at]! << 16) | (rgb[at + 1]! << 8) | rgb[at + 2]!) ?? 0
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const colors = Buffer.from(palette.flatMap((color) => [...channels(color)]))
  return Buffer.concat([signature, chunk('IHDR', head), chunk('PLTE', colors), chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}

/** Width and height of a PNG in pixels, from its head. */
export function readPngSize(file: string): { width: number; height: number } {
  const head = readFileSync(file).subarray(0, 24)
  if (!head.subarray(0, 8).equals(signature)) throw new Error(`${file} is no PNG.`)
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) }
}
