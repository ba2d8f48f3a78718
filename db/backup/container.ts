import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { BackupRefused, CHECKSUM_BYTES, damaged, FORMAT, header, MAGIC, manifestSchema, type Manifest } from './format'

async function* concatenate(manifest: Manifest, parts: string[]): AsyncGenerator<Buffer> {
  yield Buffer.from(`${JSON.stringify(manifest)}\n`)
  for (const part of parts) yield* createReadStream(part) as AsyncIterable<Buffer>
}

/** Passes chunks through while hashing them. */
function hashing(hash: ReturnType<typeof createHash>) {
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      hash.update(chunk)
      yield chunk
    }
  }
}

/** Writes a backup of the tables' text files; the name appears only once the file is whole and on the disk. */
export async function writeContainer(file: string, manifest: Manifest, parts: string[]): Promise<void> {
  const draft = `${file}.${process.pid}.part`
  const hash = createHash('sha256').update(header)
  try {
    const out = await open(draft, 'w', 0o600)
    await out.write(header)
    await pipeline(Readable.from(concatenate(manifest, parts)), createGzip(), hashing(hash), createWriteStream(draft, { flags: 'a' }))
    await out.write(hash.digest(), 0, CHECKSUM_BYTES, (await out.stat()).size)
    await out.sync()
    await out.close()
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** Refuses a file that is not ours, is too new, or is not byte for byte what was written. */
export async function checkWhole(file: string): Promise<void> {
  const size = await stat(file).then((found) => found.size, () => null)
  if (size === null) throw new BackupRefused(`找不到备份文件 ${file}。`)
  const hash = createHash('sha256')
  let start = Buffer.alloc(0)
  let tail = Buffer.alloc(0)
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    if (start.length < 64) start = Buffer.concat([start, chunk.subarray(0, 64)])
    const bytes = Buffer.concat([tail, chunk])
    hash.update(bytes.subarray(0, Math.max(0, bytes.length - CHECKSUM_BYTES)))
    tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - CHECKSUM_BYTES)))
  }
  refuseForeign(file, start.toString('latin1'))
  if (size < header.length + CHECKSUM_BYTES || !hash.digest().equals(tail)) throw damaged(file, '校验和不符')
}

function refuseForeign(file: string, start: string) {
  const format = new RegExp(`^${MAGIC} (\\d+)\\n`).exec(start)?.[1]
  if (format === undefined) throw new BackupRefused(`${file} 不是应保的备份文件，或开头已损坏。没有恢复任何内容。`)
  if (Number(format) > FORMAT) throw new BackupRefused(`${file} 是更新版本的应保做的备份（格式 ${format}），本程序只认得格式 ${FORMAT}。请先升级程序再恢复。`)
}

/** Reads the unpacked stream in pieces of known length. */
class Pieces {
  private rest: Buffer = Buffer.alloc(0)
  constructor(private readonly source: AsyncIterator<Buffer>) {}

  private async fill(): Promise<boolean> {
    const { value, done } = await this.source.next()
    if (done) return false
    this.rest = this.rest.length > 0 ? Buffer.concat([this.rest, value]) : value
    return true
  }

  async line(): Promise<string | null> {
    for (;;) {
      const end = this.rest.indexOf(10)
      if (end >= 0) {
        const line = this.rest.subarray(0, end).toString('utf8')
        this.rest = this.rest.subarray(end + 1)
        return line
      }
      if (!(await this.fill())) return null
    }
  }

  async *take(bytes: number): AsyncGenerator<Buffer> {
    for (let left = bytes; left > 0; ) {
      if (this.rest.length === 0 && !(await this.fill())) return
      const piece = this.rest.subarray(0, left)
      this.rest = this.rest.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }

  async isAtEnd(): Promise<boolean> {
    return this.rest.length === 0 && !(await this.fill())
  }
}

function parseManifest(file: string, line: string | null): Manifest {
  const parsed = line === null ? null : manifestSchema.safeParse(JSON.parse(line))
  if (!parsed?.success) throw damaged(file, '清单读不懂')
  return parsed.data
}

/** Checks a table's bytes against its entry while they pass. */
async function* checked(file: string, table: Manifest['tables'][number], source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of source) {
    hash.update(chunk)
    bytes += chunk.length
    yield chunk
  }
  if (bytes !== table.bytes || hash.digest('hex') !== table.sha256) throw damaged(file, `数据表 ${table.name} 与清单不符`)
}

/**
 * Checks the whole file, then hands the manifest and, in order, each table's checked text to `read`,
 * which must drain every one of them.
 */
export async function readContainer<T>(
  file: string,
  read: (manifest: Manifest, tables: AsyncGenerator<{ entry: Manifest['tables'][number]; text: AsyncGenerator<Buffer> }>) => Promise<T>,
): Promise<T> {
  await checkWhole(file)
  const { size } = await stat(file)
  const packed = createReadStream(file, { start: header.length, end: size - CHECKSUM_BYTES - 1 })
  const unpacked = packed.pipe(createGunzip())
  packed.on('error', (error) => unpacked.destroy(error))
  const pieces = new Pieces(unpacked[Symbol.asyncIterator]() as AsyncIterator<Buffer>)
  const manifest = parseManifest(file, await pieces.line())
  async function* tables() {
    for (const entry of manifest.tables) yield { entry, text: checked(file, entry, pieces.take(entry.bytes)) }
    if (!(await pieces.isAtEnd())) throw damaged(file, '末尾有多余内容')
  }
  try {
    return await read(manifest, tables())
  } finally {
    unpacked.destroy()
    packed.destroy()
  }
}
