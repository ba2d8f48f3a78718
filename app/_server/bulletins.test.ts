import { expect, it, vi } from 'vitest'
import { pingliContent } from '@/domain/bulletins/bulletin-content.fixture'
import type { BulletinContent } from '@/domain/bulletins/bulletin-content'
import type { BulletinPaper } from '@/domain/bulletins/bulletin-paper'
import { sealedContent } from './bulletins'

vi.mock('server-only', () => ({}))
vi.mock('./database', () => ({ database: () => null }))

const hash = `9f2c41d07ab3${'0'.repeat(52)}`

it('says of an issued bulletin whether it was replaced, also of one whose seal knows no such field', () => {
  const content: Partial<BulletinContent> = { ...pingliContent }
  delete content.isSuperseded
  const paper = { content } as BulletinPaper
  expect(sealedContent({ hash, isSuperseded: false }, paper)).toMatchObject({ isSuperseded: false, paragraph: `${content.paragraph}封存校验码：9f2c41d07ab3` })
  expect(sealedContent({ hash, isSuperseded: true }, paper)).toMatchObject({ isSuperseded: true, paragraph: `（已有更正版，以更正版为准）${content.paragraph}封存校验码：9f2c41d07ab3` })
})
