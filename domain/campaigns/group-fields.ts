import { hundredthsText, parseYuan } from '@/domain/campaigns/decimal-text'
import type { CampaignSettings } from '@/domain/campaigns/settings'

/** A milestone while somebody types it. */
export interface MilestoneText {
  dueOn: string
  percent: string
}

/** A must-cover group while somebody types it; without milestones the campaign's hold for it (R18). */
export interface GroupText {
  code: string
  name: string
  milestones: MilestoneText[]
}

/** A subsidy while somebody types it; the amount in yuan, or 全额. */
export interface SubsidyText {
  code: string
  name: string
  amount: string
}

/** The must-cover groups of Pingli §8(3); others come with the settings they are stored in (R18). */
export const knownMustCoverGroups = [
  { code: 'formerPoor', name: '一般脱贫户' },
  { code: 'threeKinds', name: '三类人员' },
] as const

const full = '全额'
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * The code of a newly named group or subsidy: that of its name where the name was used before, so that its numbers stay its
 * own; else the first free one of groupA … groupZ, groupAA …
 */
export function codeForName(name: string, used: readonly { code: string; name: string }[], stem: 'group' | 'subsidy' = 'group'): string {
  const same = used.find((one) => one.name === name)
  if (same) return same.code
  const taken = new Set(used.map((one) => one.code))
  for (let number = 0; ; number += 1) {
    const code = `${stem}${number < 26 ? '' : letters[Math.floor(number / 26) - 1]}${letters[number % 26]}`
    if (!taken.has(code)) return code
  }
}

export function milestoneTexts(milestones: CampaignSettings['milestones']): MilestoneText[] {
  return milestones.map(({ dueOn, basisPoints }) => ({ dueOn, percent: hundredthsText(basisPoints) }))
}

export function groupTexts(groups: CampaignSettings['mustCoverGroups']): GroupText[] {
  return groups.map(({ code, name, milestones }) => ({ code, name, milestones: milestoneTexts(milestones) }))
}

export function subsidyTexts(subsidies: CampaignSettings['subsidies']): SubsidyText[] {
  return subsidies.map(({ code, name, amountFen }) => ({ code, name, amount: amountFen === 'full' ? full : hundredthsText(amountFen) }))
}

/** What is wrong with the names of a list, by place: empty, or there twice. */
export function nameProblems(list: readonly { name: string }[], what: string): Record<number, string> {
  return Object.fromEntries(
    list.flatMap(({ name }, index) => {
      if (name.trim() === '') return [[index, `第${index + 1}类${what}没有写名称。`]]
      const first = list.findIndex((other) => other.name.trim() === name.trim())
      return first < index ? [[index, `“${name.trim()}”与第${first + 1}类重复，请只留一个。`]] : []
    }),
  )
}

/** Reads an amount: 全额, or yuan exactly into fen. */
export function parseSubsidy({ name, amount }: SubsidyText): { ok: true; amountFen: number | 'full' } | { ok: false; sentence: string } {
  if (amount.trim() === full) return { ok: true, amountFen: 'full' }
  const parsed = parseYuan(amount, `${name.trim() || '资助'}的标准`)
  return parsed.ok ? { ok: true, amountFen: parsed.hundredths } : { ok: false, sentence: `${parsed.sentence.replace(/。$/, '')}；全额资助请写“全额”。` }
}
