/** A resident ID of 18 or 15 digits, or a disability certificate's 20 that begin with one, in one piece or in the usual groups (R20). */
const residentId = '\\d{6}[ -]?\\d{8}[ -]?\\d{3}[\\dXx](?:\\d{2})?|\\d{15}'
/** A mobile phone, with or without the country's 86. */
const phone = '(?:(?:\\+?86|0086)[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}'
// Without lookbehind, which older kernels do not know.
const alone = (number: string) => new RegExp(`(^|\\D)(${number})(?!\\d)`, 'g')
const residentIds = alone(residentId)
const pattern = alone(`${residentId}|${phone}`)

/** The first number in a text that reads like a resident ID or a mobile phone; null when there is none. // R28 */
export function identityNumberIn(text: string): string | null {
  return [...text.normalize('NFKC').matchAll(pattern)][0]?.[2] ?? null
}

/** A text for everybody's eyes: numbers that read like a resident ID or a phone are left out. // R28 */
export function withoutIdentityNumbers(text: string): string {
  return identityNumberIn(text) === null ? text : text.normalize('NFKC').replace(pattern, '$1（号码略）')
}

/** What a text that others read, and that may be printed, may not hold: a resident ID. The office's own phone may stand in it. */
export function residentIdProblem(text: string): string | null {
  const found = [...text.normalize('NFKC').matchAll(residentIds)][0]?.[2]
  return found === undefined ? null : `文字里有像身份证号的数字“${found.slice(0, 3)}…${found.slice(-2)}”。这里不写个人的号码，请删去。`
}

/** Why a reason cannot be kept as it is written, as a sentence; null when it can: reasons are printed in bulletins. */
export function identityInReason(reason: string): string | null {
  const found = identityNumberIn(reason)
  return found === null ? null : `原因里有像身份证号或手机号的数字“${found.slice(0, 3)}…${found.slice(-2)}”。原因会印入通报，请改写，不写号码和姓名。`
}
