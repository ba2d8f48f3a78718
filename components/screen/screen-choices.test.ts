import { describe, expect, it } from 'vitest'
import { readScreenChoices, screenHref } from './screen-choices'

describe('the display as its URL says', () => {
  it.each([
    ['nothing said', {}, { theme: 'light', seconds: 15, paused: false, view: null }],
    ['dark, half a minute', { theme: 'dark', seconds: '30' }, { theme: 'dark', seconds: 30, paused: false, view: null }],
    ['standing on the ranking', { paused: '1', view: 'ranking' }, { theme: 'light', seconds: 15, paused: true, view: 'ranking' }],
    ['mistyped', { theme: 'blue', seconds: '1.5', paused: 'yes' }, { theme: 'light', seconds: 15, paused: false, view: null }],
    ['faster than one can read', { seconds: '1' }, { theme: 'light', seconds: 15, paused: false, view: null }],
  ])('%s', (_case, search, expected) => {
    expect(readScreenChoices(search)).toEqual(expected)
  })

  it('what is usual stays out of the URL, and what is set comes back from it', () => {
    const usual = readScreenChoices({})
    expect(screenHref({}, usual)).toBe('/screen')
    const set = { theme: 'dark', seconds: 30, paused: true, view: 'trend' } as const
    const href = screenHref({ asOf: '2021-11-23', group: 'formerPoor' }, set)
    expect(href).toBe('/screen?asOf=2021-11-23&group=formerPoor&theme=dark&seconds=30&paused=1&view=trend')
    expect(readScreenChoices(Object.fromEntries(new URL(href, 'http://desk').searchParams))).toEqual(set)
  })
})
