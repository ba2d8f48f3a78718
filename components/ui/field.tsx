'use client'

import { useId, useState, type ComponentProps } from 'react'
import { useReady } from '@/components/hooks/use-ready'
import classes from './field.module.css'

interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'className'> {
  label: string
  description?: string
  /** What is wrong with the value, as a sentence. */
  problem?: string | undefined
}

/** A labelled input of the browser's own: the forms that slow phones open first load no kit for it. */
export function Field({ label, description, problem, children, ...input }: FieldProps) {
  const id = useId()
  const about = [description && `${id}-about`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      {description && (
        <p id={`${id}-about`} className={classes.description}>
          {description}
        </p>
      )}
      <span className={classes.line}>
        <input {...input} id={id} className={classes.input} aria-describedby={about || undefined} aria-invalid={problem ? true : undefined} />
        {children}
      </span>
      {problem && (
        <p id={`${id}-problem`} className={classes.problem}>
          {problem}
        </p>
      )}
    </div>
  )
}

/** A password, hidden until one asks to see what the thumb typed. */
export function PasswordField(props: Omit<FieldProps, 'type' | 'children'>) {
  const [shown, setShown] = useState(false)
  return (
    <Field {...props} type={shown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false}>
      <button type="button" className={classes.toggle} aria-label={shown ? '隐藏密码' : '显示密码'} onClick={() => setShown(!shown)}>
        {shown ? '隐藏' : '显示'}
      </button>
    </Field>
  )
}

/** Why a form was not taken, above its fields. */
export function FormProblem({ children }: { children: React.ReactNode }) {
  return (
    <p className={classes.refusal} role="alert">
      {children}
    </p>
  )
}

/** The form's one primary action; it waits for the page's scripts and for the answer. */
export function SubmitButton({ waiting, children }: { waiting: boolean; children: React.ReactNode }) {
  const ready = useReady()
  return (
    <button type="submit" className={classes.submit} disabled={!ready || waiting} aria-busy={waiting || undefined}>
      {children}
    </button>
  )
}
