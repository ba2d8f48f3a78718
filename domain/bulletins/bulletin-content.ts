import type { PlainDate } from '@/domain/time/plain-date'

/** One line of the annex as it is printed: every number beside its text form, so that a workbook can hold the number. */
export interface AnnexRow {
  /** "1"; "—" when unranked, '' where ranks are not printed. */
  rank: string
  divisionCode: string
  name: string
  quota: number | null
  persons: number | null
  rateText: string | null
  /** Persons more than in the bulletin before; null when there is none. */
  increase: number | null
  /** ▲2, ▼1, –; '' when there is nothing to compare with. */
  movement: string
  /** 慢 2.27, 快 0.10, 持平; '' when unknown. In percentage points. */
  pace: string
  /** Persons missing to the next milestone; below zero when it is passed; null after the last one or when unknown. */
  toMilestone: number | null
  /** Persons missing in all must-cover groups, by group in the order of `AnnexGroup`s; null when unknown. */
  remainders: (number | null)[]
  /** 沿用11月20日, 尚无上报, 未下达任务数, 末位…; '' for nothing. */
  note: string
}

export interface AnnexGroup {
  name: string
  rows: { name: string; quota: number | null; persons: number | null; rateText: string | null; remaining: number | null }[]
  total: { quota: number | null; persons: number | null; rateText: string | null; remaining: number | null }
}

export interface BulletinSection {
  /** 进展情况; numbered 一、二、… in the order they stand in. */
  heading: string
  /** Plain text, one paragraph each. */
  paragraphs: string[]
}

/**
 * What a bulletin says, once for all its forms: page, print, .docx, .xlsx, picture, text (issue B §2). Made by
 * `bulletinContent` from sealed bytes, or from a draft.
 */
export interface BulletinContent {
  isIssued: boolean
  isDemo: boolean
  /** Whether a corrected edition stands in its place; false when it is sealed, told of an issued one by the register. */
  isSuperseded: boolean
  countyName: string
  coverageYear: number
  /** The issuing office, of the masthead and the signature. */
  office: string
  /** 平医保督〔2021〕5号; null when the county uses none. */
  documentNumber: string | null
  /** Of a draft: the number it would get now. */
  issueNumber: number
  edition: number
  /** 第5期; 第5期（更正版）; 第5期（草稿）. */
  issueText: string
  /** What a corrected edition says of itself; null for a first edition. */
  supersedesText: string | null
  title: string
  addressees: string
  copiedTo: string
  cutOff: { day: PlainDate; hour: number }
  /** 截至2021年11月23日17时 */
  cutOffText: string
  /** 口径：镇村上报；完成率＝累计参保缴费人数÷任务数（上级任务） */
  basisText: string
  sections: BulletinSection[]
  /** What the towns are called: 镇, 苏木镇（街道）. */
  townWord: string
  ranksPrinted: boolean
  hasPrevious: boolean
  /** 11月30日, the milestone that `toMilestone` counts to; null after the last. */
  milestoneText: string | null
  annexTitle: string
  rows: AnnexRow[]
  total: AnnexRow
  groups: AnnexGroup[]
  /** Under the annex: what carried, unknown and unranked mean where they occur. */
  notes: string[]
  /** The day printed under the signature; null for a draft. */
  issuedOn: PlainDate | null
  /** The first 12 signs of the sealed hash; null for a draft. */
  shortHash: string | null
  /** One paragraph to paste into a group. */
  paragraph: string
}
