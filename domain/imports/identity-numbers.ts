/**
 * A resident ID of 18 or 15 digits, a disability certificate's 20 that begin with one, or a mobile phone, with or without the
 * country's 86, in one piece or in the usual groups (R20). Without lookbehind, which older kernels do not know.
 */
const pattern = /(^|\D)(\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx](?:\d{2})?|\d{15}|(?:(?:\+?86|0086)[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)/g

/** The first number in a text that reads like a resident ID or a mobile phone; null when there is none. // R28 */
export function identityNumberIn(text: string): string | null {
  return [...text.normalize('NFKC').matchAll(pattern)][0]?.[2] ?? null
}

/** A text for everybody's eyes: numbers that read like a resident ID or a phone are left out. // R28 */
export function withoutIdentityNumbers(text: string): string {
  return identityNumberIn(text) === null ? text : text.normalize('NFKC').replace(pattern, '$1（号码略）')
}

/** Why a reason cannot be kept as it is written, as a sentence; null when it can: reasons are printed in bulletins. */
export function identityInReason(reason: string): string | null {
  const found = identityNumberIn(reason)
  return found === null ? null : `原因里有像身份证号或手机号的数字“${found.slice(0, 3)}…${found.slice(-2)}”。原因会印入通报，请改写，不写号码和姓名。`
}
