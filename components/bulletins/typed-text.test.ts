import { describe, expect, it, test } from 'vitest'
import type { BulletinText } from '@/domain/bulletins/bulletin-text'
import { followRevision, keptOf, readKept, recoverText, storedAs, untyped, type TypedText } from './typed-text'

const stored: BulletinText = { title: '通报', documentNumber: '', addressees: '各镇', progress: '进展。', problems: '', demands: '抓紧。', copiedTo: '' }
const theirs: BulletinText = { ...stored, demands: '同事写的。' }
const typed = (changed: Partial<BulletinText>): TypedText => ({ ...untyped(3, stored), text: { ...stored, ...changed } })
/** As a browser keeps it, over a reload. */
const reloaded = (one: TypedText, revision: number, now: BulletinText) => recoverText(readKept(JSON.stringify(keptOf(one)), now)!, revision, now)

describe('what is typed into a draft is kept', () => {
  it('the same revision again: as it was typed', () => {
    expect(reloaded(typed({ problems: '问题。' }), 3, stored)).toEqual(typed({ problems: '问题。' }))
  })

  it('somebody was first: the page says his text, the own parts stand beside it', () => {
    const now = reloaded(typed({ problems: '问题。', demands: '我写的。' }), 4, theirs)
    expect(now.text).toEqual(theirs)
    expect(now.overtaken).toEqual({ problems: '问题。', demands: '我写的。' })
    expect(now.revision).toBe(4)
  })

  it('likewise where the page follows without a reload', () => {
    expect(followRevision(typed({ demands: '我写的。' }), 4, theirs)).toEqual({ ...untyped(4, theirs), overtaken: { demands: '我写的。' } })
  })

  it('what the colleague wrote just so is no part of one’s own', () => {
    expect(keptOf(reloaded(typed({ demands: '同事写的。' }), 4, theirs))).toBeNull()
  })

  it('a part that was emptied is a change too', () => {
    expect(followRevision(typed({ demands: '' }), 4, theirs).overtaken).toEqual({ demands: '' })
  })

  it('what was overtaken stays while typing goes on, over a reload and over the next revision', () => {
    const beside = followRevision(typed({ demands: '我写的。' }), 4, theirs)
    const goesOn = { ...beside, text: { ...theirs, problems: '又写。' } }
    expect(reloaded(goesOn, 4, theirs)).toEqual(goesOn)
    expect(followRevision(goesOn, 5, theirs).overtaken).toEqual({ demands: '我写的。', problems: '又写。' })
  })

  it('a page of an older revision than the typing, as the browser goes back to it', () => {
    expect(reloaded(typed({ problems: '问题。' }), 2, stored).text.problems).toBe('问题。')
  })

  it('nothing typed, or only blanks: nothing kept', () => {
    expect(keptOf(untyped(3, stored))).toBeNull()
    expect(keptOf(typed({ demands: '抓紧。 ' }))).toBeNull()
  })

  it('saved: nothing left, but what was typed on meanwhile', () => {
    const sent = { ...stored, problems: '问题。' }
    expect(keptOf(storedAs({ ...typed({ problems: '问题。' }), overtaken: { demands: '旧。' } }, sent, 4))).toBeNull()
    expect(keptOf(storedAs(typed({ problems: '问题。还有。' }), sent, 4))).toEqual({ revision: 4, parts: { problems: '问题。还有。' }, overtaken: {} })
  })
})

test.each([null, '', 'null', '[]', '{"revision":"3"}', '{"revision":3,"parts":{"title":1},"overtaken":{}}', '{"revision":3,"parts":null,"overtaken":{}}', '{'])('what a browser holds otherwise is nothing: %s', (json) => {
  expect(readKept(json, stored)).toBeNull()
})

test('a part of another name is left out', () => {
  expect(readKept('{"revision":3,"parts":{"title":"甲","other":"乙"},"overtaken":{}}', stored)?.parts).toEqual({ title: '甲' })
})
