import { z } from 'zod'
import type { BulletinContent } from '@/domain/bulletins/bulletin-content'
import type { BulletinInputs } from '@/domain/bulletins/bulletin-inputs'
import type { BulletinPaper } from '@/domain/bulletins/bulletin-paper'
import type { BulletinResults } from '@/domain/bulletins/bulletin-results'
import type { BulletinText } from '@/domain/bulletins/bulletin-text'
import { deriveResults } from '@/domain/bulletins/derive-results'
import type { PlainDate } from '@/domain/time/plain-date'

/** A person as a seal names one; the console has no account. */
interface SealedPerson {
  id: string | null
  name: string
}

/**
 * What is sealed when a bulletin is issued (R13): what it was reckoned from, what came out, the text as people edited it, who
 * sent and who issued it, and the two ends it is chained to: the bulletin before it and the audit log.
 */
export interface SealedBulletin {
  format: 'yingbao.bulletin/1'
  /** By which of `ruleVersions` the results came from the inputs. */
  ruleVersion: number
  sequence: number
  issueNumber: number
  edition: number
  previousHash: string | null
  auditHead: { number: number; hash: string }
  sender: SealedPerson
  issuer: SealedPerson
  /** 2021-11-23 17:40:05, Asia/Shanghai. */
  issuedAt: string
  issuedOn: PlainDate
  inputs: BulletinInputs
  results: BulletinResults
  text: BulletinText
  /** Every word as it was printed, composed ones too; its own short hash alone is not in it. */
  content: BulletinContent
}

/** The paper that goes with a seal: taken from it, and held against it by verify. */
export function paperOf({ content, results, inputs, issuedAt, sender }: SealedBulletin): BulletinPaper {
  return { content, rows: results.rows, takenAt: inputs.takenAt, issuedAt, senderName: sender.name }
}

/** What is looked into of bytes that somebody may have exchanged; the rest is the rules' to read. */
const sealShape = z.looseObject({
  format: z.literal('yingbao.bulletin/1'),
  ruleVersion: z.int(),
  previousHash: z.string().nullable(),
  auditHead: z.looseObject({ number: z.int(), hash: z.string() }),
  sender: z.looseObject({ id: z.string().nullable() }),
  issuer: z.looseObject({ id: z.string().nullable(), name: z.string() }),
  inputs: z.looseObject({ cutOff: z.looseObject({}), settings: z.looseObject({ bulletin: z.looseObject({}) }) }),
  results: z.looseObject({ rows: z.array(z.looseObject({ divisionCode: z.string() })) }),
  text: z.looseObject({ title: z.string() }),
})

/** Bytes read as a seal: null when they are no JSON, 'noSeal' when they are JSON of something else. */
export function readSealBytes(bytes: Buffer): SealedBulletin | 'noSeal' | null {
  try {
    const read: unknown = JSON.parse(bytes.toString('utf8'))
    return sealShape.safeParse(read).success ? (read as SealedBulletin) : 'noSeal'
  } catch {
    return null
  }
}

/** Every version of the rules that bulletins were ever issued by. A rule that changes keeps its old version here. */
export const ruleVersions: Record<number, (inputs: BulletinInputs) => BulletinResults> = { 1: deriveResults }

export const currentRuleVersion = 1
