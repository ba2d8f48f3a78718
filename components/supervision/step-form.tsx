'use client'

import { Alert, Button, Textarea, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { CaseStep } from '@/domain/supervision/case'
import { stepRules, type StepRule } from '@/domain/supervision/case-state'
import { longestContent } from '@/domain/supervision/limits'
import type { PlainDate } from '@/domain/time/plain-date'
import classes from './supervision.module.css'
import { useWrite } from './use-write'

interface StepFormProps {
  caseId: string
  /** The number of the last step on the page, so that nobody's step is overlooked. */
  seenNumber: number
  /** The reader's own steps now; with more than one he chooses. */
  steps: readonly CaseStep[]
  today: PlainDate
}

/** The reader's next step in a case: which, what is said, and the day that goes with it. */
export function StepForm({ caseId, seenNumber, steps, today }: StepFormProps) {
  const [step, setStep] = useState<CaseStep | null>(steps.length === 1 ? (steps[0] ?? null) : null)
  const [content, setContent] = useState('')
  const [onDay, setOnDay] = useState('')
  const take = useWrite(`/api/supervision/cases/${caseId}/steps`, () => {
    setContent('')
    setOnDay('')
  })
  const rule: StepRule | null = step && stepRules[step]

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (step) take.mutate({ seenNumber, step, content, onDay: rule?.day && onDay !== '' ? onDay : null })
  }

  return (
    <form className={classes.form} onSubmit={submit} aria-label="办理">
      {steps.length > 1 && (
        <fieldset className={classes.choice}>
          <legend>怎么办理</legend>
          {steps.map((one) => (
            <label key={one}>
              <input type="radio" name={`step-${caseId}`} checked={step === one} onChange={() => setStep(one)} /> {stepRules[one].action}
            </label>
          ))}
        </fieldset>
      )}
      {step && rule && (
        <>
          <Textarea label={rule.content} description="写工作上的情况，不写未参保人员的姓名和身份证号。" required withAsterisk={false} autosize minRows={3} maxLength={longestContent} value={content} onChange={(event) => setContent(event.currentTarget.value)} />
          {rule.day && <TextInput label={rule.day.label} type="date" mt="sm" required={rule.day.isNeeded} withAsterisk={false} min={today} value={onDay} onChange={(event) => setOnDay(event.currentTarget.value)} />}
          {take.error && <Alert color="red" role="alert" mt="sm">{take.error.message}</Alert>}
          <Button type="submit" mt="sm" loading={take.isPending}>
            {rule.action}
          </Button>
        </>
      )}
    </form>
  )
}
