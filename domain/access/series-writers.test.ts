import { expect, test } from 'vitest'
import { seriesCodes } from '@/domain/campaigns/choices'
import { roles } from './roles'
import { mayWriteSeries, seriesRefusal } from './series-writers'

test('who may write which series, every role and every series', () => {
  const writers = Object.fromEntries(seriesCodes.map((series) => [series, roles.filter((role) => mayWriteSeries({ role }, series))]))
  expect(writers).toEqual({
    reported: ['county_admin', 'county_staff', 'town_clerk'],
    tax: ['county_admin', 'county_staff'],
    registered: ['county_admin', 'county_staff'],
  })
})

test('a sender writes its own series and no other', () => {
  for (const own of seriesCodes) expect(seriesCodes.filter((series) => mayWriteSeries({ role: 'sender', series: own }, series))).toEqual([own])
  expect(seriesCodes.filter((series) => mayWriteSeries({ role: 'sender' }, series))).toEqual([])
})

test('the refusal says whose right it is', () => {
  expect(seriesRefusal({ role: 'town_clerk' }, 'reported')).toBeNull()
  expect(seriesRefusal({ role: 'town_clerk' }, 'tax')).toBe('“税务缴费”由县医保局管理员、县医保局经办按文件录入，或由有令牌的报送方报送，您可以填报“镇村上报”。')
  expect(seriesRefusal({ role: 'supervisor' }, 'registered')).toBe('“系统登记”由县医保局管理员、县医保局经办按文件录入，或由有令牌的报送方报送。')
  expect(seriesRefusal({ role: 'sender', series: 'tax' }, 'reported')).toBe('这个令牌只能报送“税务缴费”，不能报送“镇村上报”；需要的，请县医保局管理员另建报送方。')
})
