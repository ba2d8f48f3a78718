import type { ReminderProposal } from '@/domain/supervision/reminder-proposals'

/** A reminder as it stands in the form. */
export type ReminderDraft = Pick<ReminderProposal, 'divisionCode' | 'name' | 'level' | 'content'> & { chosen: boolean }

/** What a person did to the suggestions: changed some, added towns, sent some of them. By town's code. */
export interface ReminderEdits {
  changed: Readonly<Record<string, Partial<Pick<ReminderDraft, 'level' | 'content' | 'chosen'>>>>
  added: readonly string[]
  sent: readonly string[]
}

export const noEdits: ReminderEdits = { changed: {}, added: [], sent: [] }

type Town = { code: string; name: string }

/** Changes one town's draft. */
export function changeDraft(edits: ReminderEdits, code: string, more: Partial<ReminderDraft>): ReminderEdits {
  return { ...edits, changed: { ...edits.changed, [code]: { ...edits.changed[code], ...more } } }
}

/** Takes out what was sent; what was typed for the others stays. */
export function takeOut(edits: ReminderEdits, sent: readonly string[]): ReminderEdits {
  return { ...edits, sent: [...edits.sent, ...sent] }
}

/**
 * The drafts as they stand: what the rule suggests and what was added, as it was changed. A town that got its reminder from
 * somebody meanwhile is in neither list any more, and its draft is gone with it.
 */
export function reminderDrafts(proposals: readonly ReminderProposal[], others: readonly Town[], { changed, added, sent }: ReminderEdits): ReminderDraft[] {
  const usesLevels = proposals.some(({ level }) => level !== null)
  const own = added.flatMap((code) => {
    const town = others.find((one) => one.code === code)
    return town ? [{ divisionCode: code, name: town.name, level: usesLevels ? ('blue' as const) : null, content: '' }] : []
  })
  return [...proposals, ...own].filter(({ divisionCode }) => !sent.includes(divisionCode)).map(({ divisionCode, name, level, content }) => ({ divisionCode, name, level, content, chosen: true, ...changed[divisionCode] }))
}

/** Whom a person may still add. */
export function addableTowns(others: readonly Town[], { added, sent }: ReminderEdits): Town[] {
  return others.filter(({ code }) => !added.includes(code) && !sent.includes(code))
}

/** Whether somebody wrote something that is not sent. */
export function isTyped(drafts: readonly ReminderDraft[], proposals: readonly ReminderProposal[]): boolean {
  return drafts.some(({ divisionCode, content }) => content !== (proposals.find((one) => one.divisionCode === divisionCode)?.content ?? ''))
}
