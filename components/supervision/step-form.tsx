'use client'

import { Button, Textarea, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useLeaveWarning } from '@/components/hooks/use-leave-warning'
import { useReady } from '@/components/hooks/use-ready'
import type { CaseStep } from '@/domain/supervision/case'
import { stepRules, type StepRule } from '@/domain/supervision/case-state'
import { longestContent } from '@/domain/supervision/limits'
import type { PlainDate } from '@/domain/time/plain-date'
import { useSaid } from './said-area'
import classes from './supervision.module.css'
import { useWrite } from './use-write'
import { WriteRefusal } from './write-refusal'

interface StepFormProps {
  caseId: string
  /** The number of the last step on the page, so that nobody's step is overlooked. */
  seenNumber: number
  /** The reader's own steps now; with more than one he chooses. */
  steps: readonly CaseStep[]
  today: PlainDate
}

interface StepChoiceProps {
  steps: readonly CaseStep[]
  chosen: CaseStep | null
  disabled: boolean
  choose: (step: CaseStep) => void
}

function StepChoice({ steps, chosen, disabled, choose }: StepChoiceProps) {
  return (
    <fieldset className={classes.choice} disabled={disabled}>
      <legend>怎么办理</legend>
      {steps.map((step) => (
        <label key={step}>
          <input type="radio" name="step" checked={chosen === step} onChange={() => choose(step)} /> {stepRules[step].action}
        </label>
      ))}
    </fieldset>
  )
}

/** The reader's next step in a case: which, what is said, and the day that goes with it. */
export function StepForm({ caseId, seenNumber, steps, today }: StepFormProps) {
  const ready = useReady()
  const [asked, setAsked] = useState<CaseStep | null>(null)
  const { typed, type } = useSaid()
  const { content, onDay } = typed
  // Of what somebody else did meanwhile, what was chosen may be none of the next steps any more.
  const step = steps.length === 1 ? (steps[0] ?? null) : (steps.find((one) => one === asked) ?? null)
  const rule: StepRule | null = step && stepRules[step]
  const take = useWrite<unknown, { seenNumber: number; step: CaseStep; content: string; onDay: string | null }>(`/api/supervision/cases/${caseId}/steps`, (_answer, taken) => {
    setAsked(null)
    type({ content: '', onDay: '' })
    return `${stepRules[taken.step].action}，已记入。`
  })
  useLeaveWarning(content.trim() !== '')
  const resting = !ready || take.isPending

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (step) take.write({ seenNumber, step, content, onDay: rule?.day && onDay !== '' ? onDay : null })
  }

  return (
    <form className={classes.form} onSubmit={submit} aria-label="办理">
      {steps.length > 1 && <StepChoice steps={steps} chosen={step} disabled={resting} choose={setAsked} />}
      {rule && (
        <fieldset className={classes.plain} disabled={resting}>
          <Textarea label={rule.content} description="写工作上的情况，不写未参保人员的姓名和身份证号。" required withAsterisk={false} autosize minRows={3} maxLength={longestContent} value={content} onChange={(event) => type({ ...typed, content: event.currentTarget.value })} />
          {rule.day && <TextInput label={rule.day.label} type="date" mt="sm" required={rule.day.isNeeded} withAsterisk={false} min={today} value={onDay} onChange={(event) => type({ ...typed, onDay: event.currentTarget.value })} />}
          <WriteRefusal of={take} />
          <Button type="submit" mt="sm" loading={take.isPending}>
            {rule.action}
          </Button>
        </fieldset>
      )}
    </form>
  )
}
