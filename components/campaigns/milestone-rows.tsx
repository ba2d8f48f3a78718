'use client'

import { Button, TextInput } from '@mantine/core'
import type { CampaignFormProblems } from '@/domain/campaigns/campaign-form'
import type { MilestoneText } from '@/domain/campaigns/group-fields'
import classes from './campaigns.module.css'

interface MilestoneRowsProps {
  milestones: MilestoneText[]
  onChange: (milestones: MilestoneText[]) => void
  problems: CampaignFormProblems
  /** Where their problems are found: milestones, mustCoverGroups.0.milestones. */
  path: string
  /** Before each label, where several lists stand on one page: 三类人员. */
  of?: string
  /** How many must stay. */
  least: number
}

/** Days and shares of a list of milestones, with a row to add and to take away. */
export function MilestoneRows({ milestones, onChange, problems, path, of = '', least }: MilestoneRowsProps) {
  const change = (index: number, part: Partial<MilestoneText>) => onChange(milestones.map((one, place) => (place === index ? { ...one, ...part } : one)))
  return (
    <>
      {milestones.map((milestone, index) => (
        <div key={index} className={classes.milestone}>
          <TextInput label={`${of}第${index + 1}个节点日期`} type="date" value={milestone.dueOn} error={Boolean(problems[`${path}.${index}.dueOn`])} onChange={(event) => change(index, { dueOn: event.currentTarget.value })} />
          <TextInput label={`${of}第${index + 1}个节点比例（%）`} inputMode="decimal" value={milestone.percent} error={Boolean(problems[`${path}.${index}.percent`])} onChange={(event) => change(index, { percent: event.currentTarget.value })} />
          {milestones.length > least && (
            <Button variant="subtle" aria-label={`删去${of}第${index + 1}个节点`} onClick={() => onChange(milestones.filter((_, place) => place !== index))}>
              删去
            </Button>
          )}
          {['dueOn', 'percent'].map((part) => problems[`${path}.${index}.${part}`]).filter(Boolean).map((problem) => (
            <span key={problem} className={classes.milestoneProblem}>{problem}</span>
          ))}
        </div>
      ))}
      <Button variant="default" size={least > 0 ? 'sm' : 'compact-sm'} aria-label={of ? `给${of}加一个节点` : undefined} onClick={() => onChange([...milestones, { dueOn: '', percent: '' }])}>
        加一个节点
      </Button>
    </>
  )
}
