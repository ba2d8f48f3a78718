import { expect, it } from 'vitest'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import { usualEscalation } from '@/domain/campaigns/settings'
import type { SettingsInForce } from '@/domain/campaigns/settings-in-force'
import { plainDate } from '@/domain/time/plain-date'
import type { CaseKind } from './case'
import { switchDocument } from './switch-document'

const revision = (number: string, from: string, escalation: Partial<CampaignSettings['escalation']> = {}): SettingsInForce => ({
  settings: { escalation: { ...usualEscalation, ...escalation } } as CampaignSettings, documentTitle: '通知', documentNumber: number, effectiveFrom: plainDate(from),
})
const revisions = [revision('1号', '2021-10-15'), revision('2号', '2021-11-01', { talks: false }), revision('3号', '2021-11-10', { replyDays: 5 }), revision('4号', '2021-11-20', { replyDays: 7 })]

it.each<[string, CaseKind, string, string]>([
  ['what something else changed later leaves it', 'reminder', '2021-11-23', '1号'],
  ['switched off', 'talk', '2021-11-05', '2号'],
  ['switched on again', 'talk', '2021-11-23', '3号'],
  ['before the first day the first', 'talk', '2021-10-01', '1号'],
])('R17 %s', (_case, kind, day, expected) => {
  expect(switchDocument(revisions, kind, plainDate(day))?.documentNumber).toBe(expected)
})

it('is none without settings', () => {
  expect(switchDocument([], 'talk', plainDate('2021-11-23'))).toBeNull()
})
