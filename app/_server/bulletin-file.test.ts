import { expect, it, vi } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { emptyContent, manyTowns, pingliContent, supersededContent } from '@/domain/bulletins/bulletin-content.fixture'
import type { BulletinContent } from '@/domain/bulletins/bulletin-content'
import { bulletinFile } from './bulletin-file'

const found = vi.hoisted(() => ({ content: null as BulletinContent | null }))
vi.mock('server-only', () => ({}))
vi.mock('./bulletins', () => ({ readContent: async () => found.content }))

const reader = {} as Actor
const docx = { type: 'application/octet-stream', ending: 'docx' }
const idOf = (last: number) => `00000000-0000-4000-8000-00000000000${last}`

/** What the reader gets, and whether it was made for him. */
async function download(content: BulletinContent, id: string, variant = '') {
  found.content = content
  const make = vi.fn(async ({ isSuperseded }: BulletinContent) => Buffer.from(isSuperseded ? 'marked' : 'plain'))
  const response = await bulletinFile(reader, id, make, { ...docx, variant })
  const name = decodeURIComponent(response.headers.get('content-disposition')!.split("''")[1]!)
  return { name, text: await response.text(), isMade: make.mock.calls.length > 0 }
}

it('names a paper without a red head apart', async () => {
  expect((await download(pingliContent, idOf(1))).name).toBe('2022年度参保缴费通报第5期.docx')
  expect((await download(pingliContent, idOf(1), '（不套红头）')).name).toBe('2022年度参保缴费通报第5期（不套红头）.docx')
  expect((await download(manyTowns(1), idOf(2), '（不套红头）')).name).toBe('2022年度参保缴费通报第5期（不套红头）（演示数据）.docx')
})

it('makes the file of an issued bulletin once, and anew with its mark when the bulletin was replaced', async () => {
  expect(await download(pingliContent, idOf(3))).toMatchObject({ text: 'plain', isMade: true })
  expect(await download(pingliContent, idOf(3))).toMatchObject({ text: 'plain', isMade: false })
  expect(await download(supersededContent, idOf(3))).toMatchObject({ text: 'marked', isMade: true })
  expect(await download(supersededContent, idOf(3))).toMatchObject({ text: 'marked', isMade: false })
})

it('takes what was sealed before there was such a mark for one that stands', async () => {
  const sealed: Partial<BulletinContent> = { ...pingliContent }
  delete sealed.isSuperseded
  expect(await download(sealed as BulletinContent, idOf(4))).toMatchObject({ text: 'plain' })
})

it('makes the file of a draft each time', async () => {
  await download(emptyContent, idOf(5))
  expect((await download(emptyContent, idOf(5))).isMade).toBe(true)
})
