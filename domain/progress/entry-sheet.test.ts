import { describe, expect, it } from 'vitest'
import { checkCell, closedDay, isReported } from '@/domain/progress/entry-sheet-check'
import { changeDrafts, noDrafts, type DraftAct, type SheetDrafts } from '@/domain/progress/entry-sheet-drafts'
import { compareVillages, composeSheetSentence, liveCount, sumGroup } from '@/domain/progress/entry-sheet-totals'
import { saveLabel, unsavedCount, viewSheet } from '@/domain/progress/entry-sheet-view'
import { saveCountsSchema } from '@/domain/progress/entry-sheet-request'
import { cellKey, withCells, type EntryRow, type EntrySheet, type StoredCell } from '@/domain/progress/entry-sheet'
import { plainDate } from '@/domain/time/plain-date'

const day = plainDate('2021-11-23')
const stored = (persons: number | null, given: Partial<StoredCell> = {}): StoredCell => ({
  revision: 1, persons, hour: 17, reason: '', authorName: '王芳', recordedAt: '2021-11-23 17:02', ...given,
})
const previous = { persons: 1_000, reportedFor: plainDate('2021-11-22') }
const row = (divisionCode: string, name: string, given: Partial<EntryRow> = {}): EntryRow => ({
  divisionCode, level: 'town', name, population: null, quota: 2_000, everyone: null, previous, next: null, stored: null, issued: null, ...given,
})
const [first, second] = [row('610926100', '城关镇'), row('610926101', '老县镇', { stored: stored(1_200) })]

function sheetOf(rows: EntryRow[] = [first, second], given: Partial<EntrySheet> = {}): EntrySheet {
  return {
    campaignId: '00000000-0000-4000-8000-000000000000', asOf: day, workingDate: day, series: 'reported', coverageGroup: 'everyone', countingLevel: 'town', readOnly: null,
    place: { code: '610926', name: '平利县', level: 'county', quota: 210_000 },
    window: { opensOn: plainDate('2021-10-15'), closesOn: plainDate('2021-12-25'), lateWindow: null },
    towns: [], groups: [{ level: 'town', counts: true, rows }], ...given,
  }
}

const typed = (target: EntryRow, text: string): DraftAct => ({ act: 'type', cells: [{ row: target, text }] })
const after = (...steps: DraftAct[]): SheetDrafts => steps.reduce(changeDrafts, noDrafts)
const cell = (sheet: EntrySheet, drafts: SheetDrafts, of: EntryRow) => viewSheet(sheet, drafts).cells.get(cellKey(of))!

describe('R5 R6 R7 the state of a cell', () => {
  it.each<[string, EntryRow, string, string]>([
    ['a number', first, '1500', 'pending'],
    ['full-width digits and separators', first, '１，５００', 'pending'],
    ['a letter', first, '15a', 'failed'],
    ['a fraction', first, '15.5', 'failed'],
    ['a fall without a reason', first, '900', 'failed'],
    ['the value already there', second, '1,200', 'saved'],
    ['a correction on the day itself', second, '1,300', 'pending'],
    ['emptied where a value is stored', second, '', 'failed'],
    ['emptied where nothing is stored', first, '', 'empty'],
  ])('%s', (_name, target, text, state) => {
    expect(cell(sheetOf(), after(typed(target, text)), target).state).toBe(state)
  })

  it('a reason answers a fall', () => {
    const drafts = after(typed(first, '900'), { act: 'giveReason', keys: [cellKey(first)], reason: '退费100人' })
    expect(cell(sheetOf(), drafts, first)).toMatchObject({ state: 'pending', asksReason: true, toSave: { persons: 900, reason: '退费100人', baseRevision: 0 } })
  })

  it('a day that is over asks why', () => {
    const sheet = sheetOf(undefined, { workingDate: plainDate('2021-11-24') })
    expect(cell(sheet, after(typed(second, '1300')), second)).toMatchObject({ state: 'failed', asksReason: true })
    expect(cell(sheet, after(typed(first, '1300')), first).state).toBe('pending')
  })

  it('Esc brings the stored value back', () => {
    expect(cell(sheetOf(), after(typed(second, '9'), { act: 'restore', key: cellKey(second) }), second)).toMatchObject({ state: 'saved', text: '1,200' })
  })
})

describe('R7 somebody else in the same cell', () => {
  const changed = { ...second, stored: stored(1_250, { revision: 2, authorName: '李强' }) }
  const mine = after(typed(second, '1300'))

  it('is told with name, time and value, and nothing is overwritten', () => {
    const view = cell(sheetOf([first, changed]), mine, changed)
    expect(view).toMatchObject({ state: 'changed', text: '1300', toSave: null })
    expect(view.sentences).toEqual(['老县镇：您填写期间，李强 2021-11-23 17:02 改为 1,250 人。'])
  })

  it('keeping mine corrects on top of theirs', () => {
    const drafts = changeDrafts(mine, { act: 'keepMine', row: changed })
    expect(cell(sheetOf([first, changed]), drafts, changed)).toMatchObject({ state: 'pending', toSave: { persons: 1_300, baseRevision: 2 } })
  })

  it('taking theirs leaves nothing typed', () => {
    expect(cell(sheetOf([first, changed]), changeDrafts(mine, { act: 'restore', key: cellKey(second) }), changed).state).toBe('saved')
  })

  it('the same value from both is no conflict', () => {
    expect(cell(sheetOf([first, changed]), after(typed(second, '1250')), changed).state).toBe('saved')
  })
})

describe('what happens to drafts when a save comes back', () => {
  const key = cellKey(first)
  const drafts = after(typed(first, '1500'))
  const sent = { [key]: { text: '1500', reason: '' } }
  const saved = [{ divisionCode: first.divisionCode, level: first.level, stored: stored(1_500) }]

  it('saved cells are settled', () => {
    const sheet = withCells(sheetOf(), saved)
    expect(cell(sheet, changeDrafts(drafts, { act: 'saved', sent, saved }), first)).toMatchObject({ state: 'saved', text: '1,500' })
  })

  it('what was typed meanwhile stays, on the new revision', () => {
    const later = changeDrafts(changeDrafts(drafts, typed(first, '1600')), { act: 'saved', sent, saved })
    expect(cell(withCells(sheetOf(), saved), later, withCells(sheetOf(), saved).groups[0]!.rows[0]!)).toMatchObject({ state: 'pending', toSave: { persons: 1_600, baseRevision: 1 } })
  })

  it('a refusal stands in its cell until that is typed again', () => {
    const problems = [{ divisionCode: first.divisionCode, level: first.level, code: 'fall', sentence: '城关镇：…' }]
    const refused = changeDrafts(drafts, { act: 'refused', sent, problems })
    expect(cell(sheetOf(), refused, first)).toMatchObject({ state: 'failed', sentences: ['城关镇：…'] })
    expect(cell(sheetOf(), changeDrafts(refused, typed(first, '1501')), first).state).toBe('pending')
  })

  it('an older revision never replaces a newer one', () => {
    const newer = sheetOf([{ ...first, stored: stored(1_700, { revision: 3 }) }])
    expect(withCells(newer, saved).groups[0]!.rows[0]!.stored?.persons).toBe(1_700)
  })
})

describe('the hour of the sheet', () => {
  it('is the one all stored cells share until it is typed', () => {
    expect(viewSheet(sheetOf(), noDrafts).hour).toMatchObject({ text: '17', hour: 17, typed: false })
  })

  it('typed, it goes with what is typed anew, the same number included', () => {
    const drafts = after({ act: 'setHour', text: '１８' }, typed(second, '1200'))
    expect(cell(sheetOf(), drafts, second)).toMatchObject({ state: 'pending', toSave: { persons: 1_200, hour: 18 } })
  })

  it.each(['25', '17.5', '下午'])('%s is refused', (text) => {
    expect(viewSheet(sheetOf(), after({ act: 'setHour', text })).hour.sentence).toContain(`读到“${text}”`)
  })
})

describe('the one action', () => {
  it.each<[string, DraftAct[], string | null]>([
    ['nothing typed', [], null],
    ['new', [typed(first, '1500')], '上报1项'],
    ['corrected', [typed(second, '1500')], '更正1项'],
    ['both', [typed(first, '1500'), typed(second, '1500')], '上报1项、更正1项'],
    ['what fails is not counted', [typed(first, 'x'), typed(second, '1500')], '更正1项'],
  ])('%s', (_name, steps, label) => {
    const view = viewSheet(sheetOf(), after(...steps))
    expect(saveLabel(sheetOf(), view)).toBe(label)
    expect(unsavedCount(view)).toBe(steps.length)
  })
})

describe('R6 R8 sums of the sheet as typed', () => {
  it('has no sum while a cell is no number, and shows no earlier value in its place', () => {
    const group = sheetOf().groups[0]!
    const view = viewSheet(sheetOf(), after(typed(first, '12x')))
    expect(sumGroup(group, view)).toMatchObject({ today: null, increase: null, carried: false, unreadable: 1, reported: 1 })
    expect(liveCount(first, view.cells.get(cellKey(first))!)).toEqual({ persons: null, carried: false, increase: null })
    const asked = viewSheet(sheetOf(), after(typed(first, '900')))
    expect(sumGroup(group, asked)).toMatchObject({ today: 2_100, unreadable: 0 })
  })

  it('count carried numbers and name who is missing', () => {
    const view = viewSheet(sheetOf(), noDrafts)
    expect(sumGroup(sheetOf().groups[0]!, view)).toEqual({ yesterday: 2_000, today: 2_200, increase: 200, carried: true, unreadable: 0, reported: 1, total: 2, missing: ['城关镇'] })
    expect(composeSheetSentence(sheetOf(), view)).toBe('11月23日17时：1/2 个镇已上报，全县累计 2,200 人（含沿用），比前一日增加 200 人。未报：城关镇。')
    expect(composeSheetSentence(sheetOf(), view, null, { whole: '全旗', town: '苏木镇（街道）', village: '嘎查村（社区）', villageShort: '嘎查村' })).toContain('1/2 个苏木镇（街道）已上报，全旗累计 2,200 人')
  })

  it("set the villages' sum beside the town's own number", () => {
    const village = row('610926100201', '五峰村委会', { level: 'village', stored: stored(900) })
    const town = sheetOf([], {
      place: { code: '610926100', name: '城关镇', level: 'town', quota: null },
      groups: [{ level: 'town', counts: true, rows: [{ ...first, stored: stored(1_000) }] }, { level: 'village', counts: false, rows: [village] }],
    })
    expect(compareVillages(town, viewSheet(town, noDrafts))).toBe('各村合计 900 人，与镇上报数差 100 人（镇上报数较多）。')
    const words = { whole: '全旗', town: '苏木镇（街道）', village: '嘎查村（社区）', villageShort: '嘎查村' }
    const sum = { ...town, place: { ...town.place, name: '展旦召苏木' } }
    expect(compareVillages(sum, viewSheet(sum, noDrafts), words)).toBe('各嘎查村合计 900 人，与苏木上报数差 100 人（苏木上报数较多）。')
  })
})

describe('R7 R8 cells that may be sent', () => {
  it.each<[string, string, 'town' | 'village', 'town' | 'village', boolean]>([
    ['a town where towns report', '610926100', 'town', 'town', true],
    ['a town where villages report', '610926100', 'town', 'village', false],
    ['镇直 where villages report', '610926100', 'village', 'village', true],
    ['镇直 where towns report', '610926100', 'village', 'town', false],
    ['a village, either way', '610926100201', 'village', 'town', true],
    ['a village at the level of towns', '610926100201', 'town', 'town', false],
    ['a county', '610926', 'town', 'town', false],
  ])('%s', (_name, divisionCode, level, countingLevel, reported) => {
    expect(isReported({ divisionCode, level }, countingLevel)).toBe(reported)
  })

  it('withdrawing needs a value and a reason', () => {
    const wanted = { persons: null, hour: null, reason: '', baseRevision: 0 }
    expect(checkCell(first, wanted, sheetOf()).problems.map((problem) => problem.code)).toEqual(['nothingToWithdraw'])
    expect(checkCell(second, { ...wanted, baseRevision: 1 }, sheetOf())).toMatchObject({ outcome: 'needsReason', problems: [{ code: 'withdrawal' }] })
    expect(checkCell(second, { ...wanted, baseRevision: 1, reason: '误报' }, sheetOf()).outcome).toBe('acceptable')
  })

  it('within an issued bulletin a correction of the same day, a late count and a withdrawal say why (R13)', () => {
    const issued = { issueNumber: 5, cutOff: { day, hour: 17 } }
    const [late, used] = [{ ...first, issued }, { ...second, issued }]
    const codes = (row: EntryRow, persons: number | null, hour: number | null) => checkCell(row, { persons, hour, reason: '', baseRevision: row.stored?.revision ?? 0 }, sheetOf()).problems.map((problem) => problem.code)
    expect([codes(late, 1_500, 17), codes(late, 1_500, 18), codes(used, 1_300, 17), codes(used, 1_300, 18), codes(used, null, null)]).toEqual([['inBulletin'], [], ['inBulletin'], [], ['inBulletin', 'withdrawal']])
    expect(codes({ ...used, stored: stored(null) }, 1_300, 18)).toEqual([])
    const drafts = after(typed(used, '1300'), { act: 'giveReason', keys: [cellKey(used)], reason: '漏报' })
    expect(cell(sheetOf([late, used]), drafts, used)).toMatchObject({ state: 'pending', asksReason: true, toSave: { persons: 1_300, reason: '漏报' } })
  })

  it('R28 a reason that names somebody by number asks for another one', () => {
    const drafts = after(typed(first, '900'), { act: 'giveReason', keys: [cellKey(first)], reason: '张三610926199001010019退费' })
    expect(cell(sheetOf(), drafts, first)).toMatchObject({ state: 'failed', asksReason: true, sentences: ['城关镇：原因里有像身份证号或手机号的数字“610…19”。原因会印入通报，请改写，不写号码和姓名。'] })
  })

  it('unknown fields are refused, control signs in a reason are blanks', () => {
    const save = { campaign: '6f9619ff-8b86-4011-b42d-00c04fc964ff', asOf: '2021-11-23', series: 'reported', cells: [{ divisionCode: '610926100', level: 'town', persons: 1, hour: null, reason: ' 退\u0000费\ud800 ', baseRevision: 0 }] }
    expect(saveCountsSchema.parse(save).cells[0]!.reason).toBe('退 费')
    expect(saveCountsSchema.safeParse({ ...save, extra: 1 }).success).toBe(false)
  })

  it('no day to come and none before the window', () => {
    expect(closedDay(sheetOf())).toBeNull()
    expect(closedDay(sheetOf([], { asOf: plainDate('2021-11-24') }))).toContain('还没有到')
    expect(closedDay(sheetOf([], { asOf: plainDate('2021-10-14') }))).toContain('早于开征日')
  })
})
