import type { PlainDate } from '@/domain/time/plain-date'
import type { BulletinInputs } from './bulletin-inputs'

function numberOf({ settings }: BulletinInputs, day: PlainDate, issueNumber: number): string {
  const prefix = settings.bulletin.documentPrefix
  return prefix === '' ? '' : `${prefix}〔${day.slice(0, 4)}〕${issueNumber}号`
}

/** The document number a fresh draft proposes: 平医保督〔2021〕5号; '' where the county uses none. */
export function proposedDocumentNumber(inputs: BulletinInputs): string {
  return numberOf(inputs, inputs.cutOff.day, (inputs.previous?.issueNumber ?? 0) + 1)
}

/**
 * The document number as it is printed, null for none. What was proposed goes by the number and the year of the issue itself;
 * what somebody wrote stays: offices begin anew each January, and a corrected edition is a document of its own.
 */
export function printedDocumentNumber(written: string, inputs: BulletinInputs, { issueNumber, issuedOn }: { issueNumber: number; issuedOn: PlainDate | null }): string | null {
  const printed = written === proposedDocumentNumber(inputs) ? numberOf(inputs, issuedOn ?? inputs.cutOff.day, issueNumber) : written
  return printed === '' ? null : printed
}
