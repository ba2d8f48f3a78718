'use client'

import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { CampaignForm, CampaignFormProblems } from '@/domain/campaigns/campaign-form'
import { feeHint } from '@/domain/campaigns/fee-hints'
import { expectedLineLabels, expectedLines, seriesCodes, seriesLabels, type ReportingLevel } from '@/domain/campaigns/choices'
import classes from './campaigns.module.css'
import { MilestoneRows } from './milestone-rows'

export interface FieldsProps {
  form: CampaignForm
  set: (change: Partial<CampaignForm>) => void
  problems: CampaignFormProblems
  /** Settings copied from another year: what only the new notice says is marked. */
  last?: { coverageYear: number; personalFee: string; financeShare: string; waiverWording: string } | undefined
}

/** Beside what was copied and must be held against the new notice. */
export function CheckMark({ last }: Pick<FieldsProps, 'last'>) {
  return last ? <span className={classes.mark}>请按新通知核对</span> : null
}

type TextKey = { [K in keyof CampaignForm]: CampaignForm[K] extends string ? K : never }[keyof CampaignForm]

interface TextFieldProps extends FieldsProps {
  name: TextKey
  label: string
  type?: 'date'
  hint?: string | null
  disabled?: boolean
  /** How many characters it may hold, where it is words and no number. */
  words?: number
  className?: string | undefined
}

/** One typed field of the form. */
export function TextField({ form, set, problems, name, label, type, hint, disabled = false, words, className }: TextFieldProps) {
  return (
    <TextInput
      label={label}
      type={type ?? 'text'}
      inputMode={type || words ? undefined : 'decimal'}
      maxLength={words}
      className={className}
      disabled={disabled}
      value={form[name]}
      error={problems[name]}
      description={hint ?? undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  )
}

/** Year, window and money: what every notice begins with. */
export function WindowFields({ isRevision, ...props }: FieldsProps & { isRevision: boolean }) {
  const { last } = props
  const hint = feeHint(Number(props.form.coverageYear))
  const before = (amount: string) => (last ? `${last.coverageYear}年度是 ${amount} 元，今年的请照新通知填写。` : null)
  return (
    <fieldset className={classes.group}>
      <legend>年度、征缴期和标准<CheckMark last={last} /></legend>
      <div className={classes.fields}>
        <TextField {...props} name="coverageYear" label="参保年度" disabled={isRevision} hint={isRevision ? null : '享受待遇的年度，如 2022'} />
        <TextField {...props} name="opensOn" label="开征日" type="date" />
        <TextField {...props} name="closesOn" label="截止日" type="date" />
        <span />
        <TextField {...props} name="personalFee" label="个人缴费标准（元/人）" hint={[before(last?.personalFee ?? ''), hint].filter(Boolean).join('') || null} />
        <TextField {...props} name="financeShare" label="财政补助标准（元/人）" hint={before(last?.financeShare ?? '')} />
        <TextField {...props} name="lateOpensOn" label="延期缴费开始（没有就留空）" type="date" />
        <TextField {...props} name="lateClosesOn" label="延期缴费截止（没有就留空）" type="date" />
      </div>
    </fieldset>
  )
}

/** The milestones of the notice, and the line on which progress is expected between them (R12). */
export function MilestoneFields({ form, set, problems, last }: FieldsProps) {
  return (
    <fieldset className={classes.group}>
      <legend>节点<CheckMark last={last} /></legend>
      <p className={classes.help}>到哪一天最低完成任务数的百分之几，按先后填写，最后一个一般是截止日 100%。</p>
      <MilestoneRows milestones={form.milestones} onChange={(milestones) => set({ milestones })} problems={problems} path="milestones" least={1} />
      <div className={classes.fields}>
        <NativeSelect
          className={classes.two}
          mt="md"
          label="序时进度怎么算"
          value={form.expectedLine}
          data={expectedLines.map((line) => ({ value: line, label: expectedLineLabels[line] }))}
          onChange={(event) => set({ expectedLine: expectedLines.find((line) => line === event.currentTarget.value) ?? form.expectedLine })}
        />
      </div>
    </fieldset>
  )
}

/** Which numbers count, who reports them, and what towns see of each other (R5, R8, R11). */
export function CountingFields({ form, set }: FieldsProps) {
  return (
    <fieldset className={classes.group}>
      <legend>口径和填报</legend>
      <div className={classes.fields}>
        <NativeSelect
          label="计入进度的口径"
          value={form.countingSeries}
          data={seriesCodes.map((series) => ({ value: series, label: seriesLabels[series] }))}
          onChange={(event) => set({ countingSeries: seriesCodes.find((series) => series === event.currentTarget.value) ?? form.countingSeries })}
        />
        {seriesCodes.map((series) => (
          <NativeSelect
            key={series}
            label={`${seriesLabels[series]}由谁报`}
            value={form.reportingLevel[series]}
            data={[{ value: 'town', label: '镇' }, { value: 'village', label: '村（社区）' }]}
            onChange={(event) => {
              const level: ReportingLevel = event.currentTarget.value === 'village' ? 'village' : 'town'
              set({ reportingLevel: { ...form.reportingLevel, [series]: level } })
            }}
          />
        ))}
        <NativeSelect
          label="每日上报截止时点"
          value={form.dailyDueHour}
          data={[{ value: '', label: '通知没有规定' }, ...Array.from({ length: 24 }, (_, hour) => ({ value: String(hour + 1), label: `${hour + 1}时` }))]}
          onChange={(event) => set({ dailyDueHour: event.currentTarget.value })}
        />
        <Checkbox className={classes.all} label="各镇可以看到其他镇的总数和名次" checked={form.townsSeeTable} onChange={(event) => set({ townsSeeTable: event.currentTarget.checked })} />
      </div>
    </fieldset>
  )
}
