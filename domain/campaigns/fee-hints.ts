interface FeeHint {
  personalFeeFen: number
  source: string
}

/**
 * Personal fees by coverage year, as a hint beside the field and never as a default (R1). 2022 is Pingli's notice §3; the
 * later ones are the national minimum of the year, which a province may exceed. A year that is not listed has no hint.
 */
const hints: Record<number, FeeHint> = {
  2022: { personalFeeFen: 32_000, source: '平政办发〔2021〕105号第三条' },
  2023: { personalFeeFen: 35_000, source: '国家公布的2023年度最低标准' },
  2024: { personalFeeFen: 38_000, source: '国家公布的2024年度最低标准' },
  2025: { personalFeeFen: 40_000, source: '国家公布的2025年度最低标准' },
  2026: { personalFeeFen: 40_000, source: '国家公布的2026年度最低标准' },
}

/** 参考：2022年度每人每年320元（…），以本地通知为准。 Null for a year nobody has announced to us. */
export function feeHint(coverageYear: number): string | null {
  const hint = hints[coverageYear]
  return hint ? `参考：${coverageYear}年度每人每年${hint.personalFeeFen / 100}元（${hint.source}），以本地通知为准。` : null
}
