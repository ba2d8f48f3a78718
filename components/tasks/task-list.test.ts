import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { plainDate } from '@/domain/time/plain-date'
import { TaskList } from './task-list'

const day = plainDate('2021-11-23')
const task = { key: 'next bulletin', title: '编发第5期通报', todo: '到了编发的日子。', href: '/bulletins', isOverdue: false }

test.each([
  ['begins and ends on one day', { since: '2021-11-23', until: day }, '11月23日前'],
  ['begins in the day that ends it', { since: '2021-11-23 09:30', until: day }, '11月23日前'],
  ['is overdue since its only day', { since: '2021-11-23', until: day, isOverdue: true }, '▼ 11月23日到期，已逾期'],
  ['lasts for days', { since: '2021-11-20', until: day }, '11月20日起 11月23日前'],
  ['has no end', { since: '2021-11-20', until: null }, '11月20日起'],
])('what %s says when', (_, dates, wanted) => {
  const html = renderToStaticMarkup(createElement(TaskList, { tasks: [{ ...task, ...dates }], search: '' }))
  const when = /<span class="[^"]*">(.*)<\/span><p/.exec(html)?.[1] ?? ''
  expect(when.replace(/<[^>]*>/g, '').trim()).toBe(wanted)
})
