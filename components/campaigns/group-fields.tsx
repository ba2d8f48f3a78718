'use client'

import { Button, TextInput } from '@mantine/core'
import { codeForName, knownMustCoverGroups, type GroupText, type SubsidyText } from '@/domain/campaigns/group-fields'
import classes from './campaigns.module.css'
import { CheckMark, type FieldsProps } from './campaign-fields'
import { MilestoneRows } from './milestone-rows'

/** Groups and subsidies of all revisions: a name used before keeps its code, and a code given out never means another. */
export interface UsedNames {
  groups: { code: string; name: string }[]
  subsidies: { code: string; name: string }[]
}

/** The groups that must reach 100 %, each with its own stricter milestones where the notice sets some (R18). */
export function GroupFields({ form, set, problems, last, used }: FieldsProps & { used: UsedNames }) {
  const groups = form.mustCoverGroups
  const known = [...knownMustCoverGroups, ...used.groups]
  const change = (index: number, part: Partial<GroupText>) => set({ mustCoverGroups: groups.map((one, place) => (place === index ? { ...one, ...part } : one)) })
  const isKept = (code: string) => known.some((one) => one.code === code)
  const missing = known.filter((one, place) => known.findIndex((other) => other.code === one.code) === place && !groups.some((group) => group.code === one.code))
  return (
    <fieldset className={classes.group}>
      <legend>必保对象<CheckMark last={last} /></legend>
      <p className={classes.help}>须全部参保的人群，各有自己的任务数、累计数和表。没有另定节点的，按上面的节点。</p>
      {groups.map((group, index) => (
        <div key={group.code} className={classes.listed} role="group" aria-label={group.name || `第${index + 1}类必保对象`}>
          <div className={classes.listedHead}>
            {isKept(group.code) ? (
              <strong>{group.name}</strong>
            ) : (
              <TextInput label={`第${index + 1}类必保对象名称`} maxLength={40} value={group.name} error={problems[`mustCoverGroups.${index}.name`]} onChange={(event) => change(index, { name: event.currentTarget.value })} />
            )}
            <Button variant="subtle" aria-label={`删去${group.name || `第${index + 1}类必保对象`}`} onClick={() => set({ mustCoverGroups: groups.filter((_, place) => place !== index) })}>
              删去
            </Button>
          </div>
          <MilestoneRows milestones={group.milestones} onChange={(milestones) => change(index, { milestones })} problems={problems} path={`mustCoverGroups.${index}.milestones`} of={group.name || `第${index + 1}类必保对象`} least={0} />
        </div>
      ))}
      <div className={classes.buttons}>
        {missing.map((one) => (
          <Button key={one.code} variant="default" onClick={() => set({ mustCoverGroups: [...groups, { code: one.code, name: one.name, milestones: [] }] })}>
            加{one.name}
          </Button>
        ))}
        <Button variant="default" onClick={() => set({ mustCoverGroups: [...groups, { code: codeForName('', [...known, ...groups]), name: '', milestones: [] }] })}>加另一类必保对象</Button>
      </div>
    </fieldset>
  )
}

/** What the notice pays towards the fee of which identity: yuan, or 全额. */
export function SubsidyFields({ form, set, problems, last, used }: FieldsProps & { used: UsedNames }) {
  const change = (index: number, part: Partial<SubsidyText>) => set({ subsidies: form.subsidies.map((one, place) => (place === index ? { ...one, ...part } : one)) })
  return (
    <fieldset className={classes.group}>
      <legend>资助参保<CheckMark last={last} /></legend>
      <p className={classes.help}>通知规定的资助对象和每人标准，按优先次序填写；全额资助写“全额”。没有就不填。</p>
      {form.subsidies.map((subsidy, index) => (
        <div key={subsidy.code} className={classes.milestone}>
          <TextInput label={`第${index + 1}类资助对象`} maxLength={40} value={subsidy.name} error={problems[`subsidies.${index}.name`]} onChange={(event) => change(index, { name: event.currentTarget.value })} />
          <TextInput label={`第${index + 1}类资助标准（元/人）`} value={subsidy.amount} error={problems[`subsidies.${index}.amount`]} onChange={(event) => change(index, { amount: event.currentTarget.value })} />
          <Button variant="subtle" aria-label={`删去第${index + 1}类资助对象`} onClick={() => set({ subsidies: form.subsidies.filter((_, place) => place !== index) })}>
            删去
          </Button>
        </div>
      ))}
      <Button variant="default" onClick={() => set({ subsidies: [...form.subsidies, { code: codeForName('', [...used.subsidies, ...form.subsidies], 'subsidy'), name: '', amount: '' }] })}>加一类资助对象</Button>
    </fieldset>
  )
}
