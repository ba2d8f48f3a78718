import { describe, expect, it } from 'vitest'
import { tableYearQuestion } from '@/domain/quotas/table-year'
import { plainDate } from '@/domain/time/plain-date'

const pingli = { coverageYear: 2022, opensOn: plainDate('2021-10-15'), closesOn: plainDate('2021-12-25'), lateWindow: null }
const dalate = { coverageYear: 2024, opensOn: plainDate('2023-09-01'), closesOn: plainDate('2024-02-29'), lateWindow: null }
const asks = (years: string) => `表题或文件名里写着${years}，这里是2022年度的征缴活动（2021年10月15日至2021年12月25日）。请核对是不是拿错了别的年度的表。`

describe('a table that names another year is asked about', () => {
  it.each<[string[]]>([
    [['附件1', '平利县2022年城乡居民医疗保险参保计划任务表', '单位：人', '附件1.xlsx']],
    [['平利县二〇二二年任务表', '任务.csv']],
    [['任务表', '20211123任务.xlsx']],
    [['任务表', '任务 2021-11-23.csv']],
    [['任务表（2021年11月23日调整）', '任务.csv']],
    [['平政办发〔2021〕105号附件1', '附件1.xlsx']],
    [['2022年任务表（与2021年对照）', '任务.csv']],
    [['任务表', '任务48000.csv']],
    [['任务表', '6109262023.csv']],
  ])('%j passes', (texts) => {
    expect(tableYearQuestion(texts, pingli)).toBeNull()
  })

  it.each<[string[], string]>([
    // The likeliest mistake: last year's annex, whose year is a year of this window.
    [['平利县2021年城乡居民医疗保险参保计划任务表'], '2021年'],
    [['任务表', '2021任务表.xlsx'], '2021年'],
    [['平利县2023年城乡居民医疗保险参保计划任务表'], '2023年'],
    [['平利县二〇二三年任务表'], '2023年'],
    [['2022年任务表', '2020年附件1.xlsx'], '2020年'],
    [['平政办发〔2019〕88号附件1'], '2019年'],
    [['任务表（2023年1月5日）', '2020.xlsx'], '2020年、2023年'],
  ])('%j asks', (texts, years) => {
    expect(tableYearQuestion(texts, pingli)).toBe(asks(years))
  })

  it('knows a window over New Year', () => {
    expect(tableYearQuestion(['达拉特旗2024年任务表', '2023-09-01.csv'], dalate)).toBeNull()
    expect(tableYearQuestion(['达拉特旗2023年任务表'], dalate)).toContain('写着2023年，这里是2024年度')
  })
})
