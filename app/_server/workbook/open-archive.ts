import zlib from 'node:zlib'
import yauzl from 'yauzl'
import { damagedFile, FileProblem, tooMany, zipBomb } from '@/app/_server/workbook/file-problem'
import { ratioFloorBytes, type WorkbookLimits } from '@/app/_server/workbook/limits'

/** The parts of a zip file, unpacked as they are read and counted together against the limits. */
export interface Archive {
  has(name: string): boolean
  /** The unpacked bytes of a part, chunk by chunk. Throws FileProblem when it is damaged or too large. */
  read(name: string): AsyncGenerator<Buffer>
  close(): void
}

/** Part names differ in case and slashes between programmes and mean the same. */
function partKey(name: string): string {
  return name.replace(/\\/g, '/').replace(/^\//, '').toLowerCase()
}

async function listEntries(zip: yauzl.ZipFile, limits: WorkbookLimits): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > limits.entries) throw tooMany('parts', limits.entries)
  const entries = new Map<string, yauzl.Entry>()
  for await (const entry of zip.eachEntry()) {
    if (entries.size >= limits.entries) throw tooMany('parts', limits.entries)
    if (entry.isEncrypted()) throw new FileProblem('encrypted', '文件加了密码，无法读取。请在表格软件里取消密码，另存为 .xlsx 后重新上传。')
    const key = partKey(entry.fileName)
    // Two parts of one name: which one counts would depend on the reader.
    if (entries.has(key)) throw damagedFile()
    entries.set(key, entry)
  }
  return entries
}

function asProblem(error: unknown): FileProblem {
  if (error instanceof FileProblem) return error
  const tooManyBytes = error instanceof Error && error.message.includes('too many bytes')
  return tooManyBytes ? zipBomb() : damagedFile()
}

/** Opens a zip held in memory. Sizes are believed only once the bytes have been counted; checksums are verified. */
export async function openArchive(bytes: Buffer, limits: WorkbookLimits): Promise<Archive> {
  let zip: yauzl.ZipFile
  let entries: Map<string, yauzl.Entry>
  try {
    zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, autoClose: false, validateEntrySizes: true })
    entries = await listEntries(zip, limits)
  } catch (error) {
    throw asProblem(error)
  }
  let unpacked = 0

  async function* read(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(partKey(name))
    if (!entry) throw damagedFile()
    let size = 0
    let checksum = 0
    try {
      const stream = await zip.openReadStreamPromise(entry)
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        size += chunk.length
        unpacked += chunk.length
        if (unpacked > limits.unpackedBytes) throw zipBomb()
        if (size > ratioFloorBytes && size > entry.compressedSize * limits.ratio) throw zipBomb()
        if (typeof zlib.crc32 === 'function') checksum = zlib.crc32(chunk, checksum)
        yield chunk
      }
    } catch (error) {
      throw asProblem(error)
    }
    if (typeof zlib.crc32 === 'function' && checksum !== entry.crc32) throw damagedFile()
  }

  return { has: (name) => entries.has(partKey(name)), read, close: () => zip.close() }
}
