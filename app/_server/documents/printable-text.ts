/** Text without the signs that XML cannot hold: control signs, halves of surrogate pairs. Line ends become \n. */
export function printableText(text: string): string {
  const printable = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
  return printable.replace(/\r\n?/g, '\n')
}

/** Width in ems: a hanzi and % take one, a digit or letter half. */
export function textEms(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign === '%' || (sign.codePointAt(0) ?? 0) > 0xff ? 1 : 0.5), 0)
}

/** Ems of the longest run that no line is broken in: between blanks, hanzi and their punctuation. */
export function longestWord(text: string): number {
  return Math.max(0, ...(text.match(/[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu) ?? []).map(textEms))
}
