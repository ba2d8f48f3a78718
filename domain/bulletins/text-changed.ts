import type { BulletinText } from './bulletin-text'

/* Beside the schema, not with it: the editor loads no schemas. */

/** Whether what is typed would be stored otherwise than what is: blanks at either end of a field are not kept. */
export function isTextChanged(typed: BulletinText, stored: BulletinText): boolean {
  return (Object.keys(stored) as (keyof BulletinText)[]).some((field) => typed[field].trim() !== stored[field].trim())
}
