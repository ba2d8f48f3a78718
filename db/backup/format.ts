import { z } from 'zod'

/**
 * A backup file is
 *   the line `YINGBAO-BACKUP <format>`,
 *   a gzip stream: the manifest as one line of JSON, then each table's rows as COPY text, one after the other,
 *   32 bytes: the SHA-256 of everything before them.
 * The first line stays readable for ever, so that an older program can say that a file is too new for it.
 */
export const MAGIC = 'YINGBAO-BACKUP'
export const FORMAT = 1
export const CHECKSUM_BYTES = 32
export const header = `${MAGIC} ${FORMAT}\n`

const tableSchema = z.object({
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: z.number().int().min(0),
  /** Length of the COPY text in bytes, and its SHA-256 in hex. */
  bytes: z.number().int().min(0),
  sha256: z.string().length(64),
})

export const manifestSchema = z.object({
  product: z.literal('yingbao'),
  format: z.literal(FORMAT),
  programVersion: z.string(),
  createdAt: z.string(),
  serverVersion: z.string(),
  /** How many migrations the database had run, and the name of the last one. */
  migration: z.object({ count: z.number().int().min(1), tag: z.string() }),
  /** In an order in which every row's references come before it. */
  tables: z.array(tableSchema),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
})

export type Manifest = z.infer<typeof manifestSchema>
export type TableEntry = z.infer<typeof tableSchema>

/** A backup or restore that is refused; the message is the sentence to show. */
export class BackupRefused extends Error {
  override name = 'BackupRefused'
}

export const damaged = (file: string, what: string) => new BackupRefused(`备份文件 ${file} 已损坏或不完整（${what}），没有恢复任何内容。请换一份备份。`)

/** Settings under which COPY writes and reads the same text on every server. */
export const portableSettings = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC';
set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8'; set local statement_timeout = 0`
