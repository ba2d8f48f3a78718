import { bulletinStateLabels, type BulletinState } from './bulletin-state'

/** One revision of a bulletin, as far as its history tells it. */
export interface TakenStep {
  state: BulletinState
  note: string
  authorId: string | null
}

/**
 * From sent back to draft is 退回 or 撤回送审. Who gives a bulletin back is none of its writers and says why; whoever takes back
 * what he or a colleague wrote need not.
 */
function backWord({ note, authorId }: TakenStep, writers: ReadonlySet<string>): string {
  return note === '' || (authorId !== null && writers.has(authorId)) ? '撤回送审' : '退回'
}

function stepWord(step: TakenStep, before: BulletinState | undefined, writers: ReadonlySet<string>): string {
  if (before === undefined) return '起草'
  if (step.state === 'draft') return before === 'sent' ? backWord(step, writers) : '修改'
  return step.state === 'sent' ? '送审' : bulletinStateLabels[step.state].replace('已', '')
}

/** What each step of a bulletin was, the first one first: 起草, 修改, 送审, 退回, 撤回送审, 签发, 作废. */
export function stepWords(steps: readonly TakenStep[]): string[] {
  const writers = new Set<string>()
  return steps.map((step, index) => {
    const before = steps[index - 1]?.state
    const word = stepWord(step, before, writers)
    // R13: writers are those who draft, change or send; giving back writes nothing.
    if (step.authorId !== null && (step.state === 'sent' || (step.state === 'draft' && before !== 'sent'))) writers.add(step.authorId)
    return word
  })
}
