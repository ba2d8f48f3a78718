import { hundredthsText, parsePercent } from '@/domain/campaigns/decimal-text'
import type { FieldReader, WholeField } from '@/domain/campaigns/field-reader'
import { usualBulletin, usualEscalation, type CampaignSettings } from '@/domain/campaigns/settings'

/** What the form holds of bulletins (R13, R14) while somebody types; shares and distances in per cent, '' where none is set. */
export interface BulletinTexts {
  bulletinEveryDays: string
  ranksPrinted: boolean
  /** '' for the expected rate on the day. */
  bulletinLine: string
  bulletinOffice: string
  documentPrefix: string
  addressees: string
  copiedTo: string
}

/** What the form holds of reminders and talks (R15, R16). */
export interface EscalationTexts {
  lastPlaceTimes: string
  reminders: boolean
  talks: boolean
  replyDays: string
  /** Percentage points below the line from which a reminder is yellow, and red; both '' when colours are not used. */
  yellowPoints: string
  redPoints: string
  /** Nine-digit codes of towns that are never proposed for a talk. */
  exemptCodes: string[]
}

const everyDays: WholeField<'bulletinEveryDays'> = { key: 'bulletinEveryDays', label: '通报间隔', least: 1, most: 365 }
const lastPlaceTimes: WholeField<'lastPlaceTimes'> = { key: 'lastPlaceTimes', label: '提请约谈的连续末位次数', least: 2, most: 20 }
const replyDays: WholeField<'replyDays'> = { key: 'replyDays', label: '提醒答复期限', least: 1, most: 60 }

/** A weekly bulletin with ranks and talks after two last places, as Pingli §8(5) has them. */
export const usualBulletinTexts = bulletinTexts(usualBulletin)
export const usualEscalationTexts = escalationTexts(usualEscalation)

export function bulletinTexts({ everyDays: days, ranksPrinted, lineBasisPoints, office, documentPrefix, addressees, copiedTo }: CampaignSettings['bulletin']): BulletinTexts {
  const bulletinLine = lineBasisPoints === null ? '' : hundredthsText(lineBasisPoints)
  return { bulletinEveryDays: String(days), ranksPrinted, bulletinLine, bulletinOffice: office, documentPrefix, addressees, copiedTo }
}

export function escalationTexts({ lastPlaceTimes: times, reminders, talks, replyDays: days, levels, exemptCodes }: CampaignSettings['escalation']): EscalationTexts {
  const yellowPoints = levels === null ? '' : hundredthsText(levels.yellowBasisPoints)
  const redPoints = levels === null ? '' : hundredthsText(levels.redBasisPoints)
  return { lastPlaceTimes: String(times), reminders, talks, replyDays: String(days), yellowPoints, redPoints, exemptCodes: [...exemptCodes] }
}

/** The bulletin's settings as typed; problems go to the reader. */
export function readBulletin(form: BulletinTexts, reader: FieldReader): CampaignSettings['bulletin'] {
  return {
    everyDays: reader.whole(form, everyDays),
    ranksPrinted: form.ranksPrinted,
    lineBasisPoints: form.bulletinLine.trim() === '' ? null : reader.hundredths('bulletinLine', parsePercent(form.bulletinLine, '达标线')) || 1,
    office: form.bulletinOffice.trim(),
    documentPrefix: form.documentPrefix.trim(),
    addressees: form.addressees.trim(),
    copiedTo: form.copiedTo.trim(),
  }
}

function readLevels({ yellowPoints, redPoints }: EscalationTexts, reader: FieldReader): CampaignSettings['escalation']['levels'] {
  if (yellowPoints.trim() === '' && redPoints.trim() === '') return null
  const yellowBasisPoints = reader.hundredths('yellowPoints', parsePercent(yellowPoints, '黄色提醒的百分点'))
  const redBasisPoints = reader.hundredths('redPoints', parsePercent(redPoints, '红色提醒的百分点'))
  // With one of them unreadable the other must not be held against a zero.
  return yellowBasisPoints === 0 || redBasisPoints === 0 ? null : { yellowBasisPoints, redBasisPoints }
}

/** The settings of reminders and talks as typed; problems go to the reader. */
export function readEscalation(form: EscalationTexts, reader: FieldReader): CampaignSettings['escalation'] {
  return {
    lastPlaceTimes: reader.whole(form, lastPlaceTimes),
    reminders: form.reminders,
    talks: form.talks,
    replyDays: reader.whole(form, replyDays),
    levels: readLevels(form, reader),
    exemptCodes: [...new Set(form.exemptCodes)].sort(),
  }
}

const bulletinNames: Partial<Record<string, keyof BulletinTexts>> = { everyDays: 'bulletinEveryDays', lineBasisPoints: 'bulletinLine', office: 'bulletinOffice', documentPrefix: 'documentPrefix', addressees: 'addressees', copiedTo: 'copiedTo' }
const escalationNames: Partial<Record<string, keyof EscalationTexts>> = { levels: 'redPoints', replyDays: 'replyDays', exemptCodes: 'exemptCodes' }

/** Where the schema finds fault in these settings, as the form names its fields. */
export function bulletinField(part: 'bulletin' | 'escalation', name: string | undefined): keyof BulletinTexts | keyof EscalationTexts {
  return part === 'bulletin' ? (bulletinNames[name ?? ''] ?? 'bulletinEveryDays') : (escalationNames[name ?? ''] ?? 'lastPlaceTimes')
}
