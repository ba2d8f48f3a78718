/** A typed amount as a whole number of hundredths, or a sentence: 320 → 32,000 fen, 80.5 → 8,050 basis points. */
export type ParsedHundredths = { ok: true; hundredths: number } | { ok: false; sentence: string }

/** Full-width digits and points, and separators of thousands, as people type them. */
function plainText(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/[\s,]/g, '')
}

function parse(text: string, label: string, unit: string): ParsedHundredths {
  const plain = plainText(text)
  if (plain === '') return { ok: false, sentence: `${label}没有填写。` }
  const found = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(plain)
  if (!found) return { ok: false, sentence: `${label}读到“${text.trim().slice(0, 24)}”，应为以${unit}为单位的数，最多两位小数。` }
  return { ok: true, hundredths: Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) }
}

/** Reads yuan exactly, digit by digit and never through a float: “320.5” → 32,050 fen. */
export function parseYuan(text: string, label: string): ParsedHundredths {
  return parse(text, label, '元')
}

/** Reads a percentage exactly: “80” → 8,000 basis points, at most 100 %. */
export function parsePercent(text: string, label: string): ParsedHundredths {
  const parsed = parse(text.replace(/[%％]\s*$/, ''), label, '%')
  if (parsed.ok && (parsed.hundredths < 1 || parsed.hundredths > 10_000)) return { ok: false, sentence: `${label}是${text.trim()}，应大于0、不超过100。` }
  return parsed
}

/** 32,000 fen → “320”, 32,050 → “320.5”: what goes back into a field. */
export function hundredthsText(hundredths: number): string {
  const cents = String(hundredths % 100).padStart(2, '0').replace(/0+$/, '')
  return `${Math.floor(hundredths / 100)}${cents ? `.${cents}` : ''}`
}
