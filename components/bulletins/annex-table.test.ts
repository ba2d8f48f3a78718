import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { pingliContent } from '@/domain/bulletins/bulletin-content.fixture'
import { AnnexTable } from './annex-table'

const rowsMarked = (ownCode: string | null) =>
  [...renderToStaticMarkup(createElement(AnnexTable, { content: pingliContent, ownCode })).matchAll(/<tr class="[^"]*own[^"]*">.*?<th scope="row">([^<]*)</g)].map(([, name]) => name)

test('the row of a reader’s own town is marked in the annex and in the table of each group, nobody else’s', () => {
  const { name, divisionCode } = pingliContent.rows[4]!
  expect(rowsMarked(divisionCode)).toEqual([name, name, name])
  expect(rowsMarked(null)).toEqual([])
  expect(rowsMarked('610926999')).toEqual([])
})
