import type { BulletinContent } from './bulletin-content'

/*
 * The short lines that every form of a bulletin carries.
 */

/** What a replaced edition says of itself in every form. */
export const supersededMark = '已有更正版，以更正版为准'

/** 演示数据, 草稿，未签发, 已有更正版: what a reader must not overlook; nothing for an issued bulletin of real numbers that stands. */
export function bulletinMarks({ isDemo, isIssued, isSuperseded }: Pick<BulletinContent, 'isDemo' | 'isIssued' | 'isSuperseded'>): string[] {
  return [...(isDemo ? ['演示数据'] : []), ...(isIssued ? [] : ['草稿，未签发']), ...(isSuperseded ? [supersededMark] : [])]
}

/** 第5期，截至2021年11月23日17时 */
export function issueLine({ issueText, cutOffText }: Pick<BulletinContent, 'issueText' | 'cutOffText'>): string {
  return `${issueText}，${cutOffText}`
}

/** 封存校验码：9f2c41d07ab3; null for a draft, of which nothing is sealed. */
export function sealLine({ shortHash }: Pick<BulletinContent, 'shortHash'>): string | null {
  return shortHash === null ? null : `封存校验码：${shortHash}`
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 一、进展情况: a section's heading by its place, counted from zero. */
export function sectionHeading(index: number, heading: string): string {
  return `${numerals[index] ?? index + 1}、${heading}`
}

/** 各镇人民政府：, with one full-width colon, whatever was typed. */
export function addresseeLine(addressees: string): string {
  return `${addressees.trim().replace(/[:：]+$/, '')}：`
}
