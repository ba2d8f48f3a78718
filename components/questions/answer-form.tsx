import type { Series } from '@/domain/campaigns/choices'
import { TextForm } from '@/components/ui/text-form'

/** Which question is answered, and the figures the person has before him. */
export interface AnswerTarget {
  campaign: string
  division: string
  series: Series
  group: string
  question: string
  asOf: string
  seen: string
  shownOn: string
}

/** The unit's answer, kept as said. A second one stands beside the first. */
export function AnswerForm({ target, about, again }: { target: AnswerTarget; about: string; again: boolean }) {
  return (
    <TextForm
      label={again ? '补充答复' : '答复'}
      about={about}
      action="保存答复"
      saved="答复已存。"
      longest={500}
      placeholder="如：已逐村核对，人数属实"
      path="/api/questions/answers"
      field="answer"
      rest={{ ...target }}
    />
  )
}
