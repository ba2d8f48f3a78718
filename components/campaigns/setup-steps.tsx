import Link from 'next/link'
import { setupSteps, type SetupState } from '@/domain/campaigns/setup-state'
import classes from './campaigns.module.css'

/** The way from an empty desk to the first ranking: what is done, and what comes next. */
export function SetupSteps({ state }: { state: SetupState }) {
  const steps = setupSteps(state)
  const next = steps.find((step) => !step.isDone)
  return (
    <ol className={classes.steps} aria-label="开始使用的四步">
      {steps.map((step, index) => (
        <li key={step.path} aria-current={step === next ? 'step' : undefined}>
          <span className={step.isDone ? classes.stepDone : classes.stepOpen}>{step.isDone ? '✓ 已完成' : step === next ? '接下来' : '未开始'}</span>
          <br />
          {step.isDone && step !== next ? `${index + 1}. ${step.label}` : <Link href={step.path} prefetch={false}>{`${index + 1}. ${step.label}`}</Link>}
          <span className={classes.detail}>{step.detail}</span>
        </li>
      ))}
    </ol>
  )
}
