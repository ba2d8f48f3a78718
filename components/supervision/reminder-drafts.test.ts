import { describe, expect, it } from 'vitest'
import type { ReminderProposal } from '@/domain/supervision/reminder-proposals'
import { plainDate } from '@/domain/time/plain-date'
import { addableTowns, changeDraft, isTyped, noEdits, reminderDrafts, takeOut, type ReminderEdits } from './reminder-drafts'

const proposal = (divisionCode: string, level: ReminderProposal['level'] = null): ReminderProposal => ({ divisionCode, name: `镇${divisionCode}`, level, content: `请${divisionCode}答复。`, dueOn: plainDate('2021-11-26') })
const proposals = ['1', '2', '3', '4', '5'].map((code) => proposal(code))
const others = [{ code: '8', name: '镇8' }, { code: '9', name: '镇9' }]
const contents = (edits: ReminderEdits, now = proposals, more = others) => Object.fromEntries(reminderDrafts(now, more, edits).map(({ divisionCode, content }) => [divisionCode, content]))
const typed = changeDraft(changeDraft(noEdits, '2', { content: '改二' }), '4', { content: '改四' })

describe('reminders in the form', () => {
  it('stand as the rule suggests them, all chosen', () => {
    expect(reminderDrafts(proposals, others, noEdits).every(({ chosen }) => chosen)).toBe(true)
    expect(isTyped(reminderDrafts(proposals, others, noEdits), proposals)).toBe(false)
  })

  it('two of five are sent: they are out at once, and the texts of the others stay when the page follows', () => {
    const edits = takeOut(typed, ['1', '2'])
    const rest = { 3: '请3答复。', 4: '改四', 5: '请5答复。' }
    expect(contents(edits)).toEqual(rest)
    expect(contents(edits, proposals.slice(2))).toEqual(rest)
    expect(isTyped(reminderDrafts(proposals.slice(2), others, edits), proposals)).toBe(true)
  })

  it('a town that somebody else reminded is out, the others stay as they were typed', () => {
    expect(contents(typed, proposals.filter(({ divisionCode }) => divisionCode !== '2'))).toEqual({ 1: '请1答复。', 3: '请3答复。', 4: '改四', 5: '请5答复。' })
  })

  it('a town is added once, with an empty text, and after it was sent not again', () => {
    const added = { ...typed, added: ['9'] }
    expect(contents(added)['9']).toBe('')
    expect(addableTowns(others, added)).toEqual([others[0]])
    expect(addableTowns(others, takeOut(added, ['9']))).toEqual([others[0]])
    expect(contents(changeDraft(added, '9', { content: '写九' }))['9']).toBe('写九')
    expect(contents(added, proposals, [])['9']).toBeUndefined()
  })

  it('colours of what is added follow the others', () => {
    expect(reminderDrafts([proposal('1', 'red')], others, { ...noEdits, added: ['8'] }).map(({ level }) => level)).toEqual(['red', 'blue'])
    expect(reminderDrafts([proposal('1')], others, { ...noEdits, added: ['8'] }).map(({ level }) => level)).toEqual([null, null])
  })

  it('what is not chosen is still typed', () => {
    const drafts = reminderDrafts(proposals, others, changeDraft(typed, '2', { chosen: false }))
    expect(drafts.find(({ divisionCode }) => divisionCode === '2')).toMatchObject({ chosen: false, content: '改二' })
    expect(isTyped(drafts, proposals)).toBe(true)
  })
})
