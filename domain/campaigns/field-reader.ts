import type { ParsedHundredths } from '@/domain/campaigns/decimal-text'

/** A field of the form that is a whole number, and within what. */
export interface WholeField<Key extends string> {
  key: Key
  label: string
  least: number
  most: number
}

/** Collects values and problems of single fields; a field with a problem reads as 0 and is never used. */
export class FieldReader {
  readonly problems: Record<string, string> = {}

  whole<Key extends string>(form: Record<Key, string>, { key, label, least, most }: WholeField<Key>): number {
    const text = form[key].trim()
    if (/^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text)
    this.problems[key] = text === '' ? `${label}没有填写。` : `${label}读到“${text.slice(0, 24)}”，应为${least}到${most}的整数。`
    return 0
  }

  hundredths(key: string, parsed: ParsedHundredths): number {
    if (parsed.ok) return parsed.hundredths
    this.problems[key] = parsed.sentence
    return 0
  }
}
