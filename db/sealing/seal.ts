import type { BulletinContent } from '@/domain/bulletins/bulletin-content'
import type { BulletinInputs } from '@/domain/bulletins/bulletin-inputs'
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

/** Every version of the rules that bulletins were ever issued by. A rule that changes keeps its old version here. */
export const ruleVersions: Record<number, (inputs: BulletinInputs) => BulletinResults> = { 1: deriveResults }

export const currentRuleVersion = 1
