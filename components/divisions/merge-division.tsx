'use client'

import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DivisionLevel } from '@/domain/divisions/division'
import { proposeVillageSuccessors } from '@/domain/divisions/division-change'
import type { PlainDate } from '@/domain/time/plain-date'
import { ChangeForm } from './change-form'
import classes from './divisions.module.css'

interface Named {
  code: string
  name: string
}

interface MergeDivisionProps {
  division: Named & { level: DivisionLevel }
  /** A town's villages, which end with it. */
  villages: Named[]
  /** Where it may go; `label` says of which town a village is. */
  others: (Named & { label: string })[]
  /** The county's villages, one of which may go on with a village that ends. */
  receivers: Named[]
  today: PlainDate
  back: string
}

/** 并入: the last day, the successor, and for a town who goes on with each of its villages. Numbers stay on their codes (R4). */
export function MergeDivision({ division, villages, others, receivers, today, back }: MergeDivisionProps) {
  const [successorCode, setSuccessor] = useState('')
  const [lastDay, setLastDay] = useState<string>(today)
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const [isSure, setSure] = useState(false)
  const successor = others.find((one) => one.code === successorCode)
  const inSuccessor = receivers.filter((one) => successorCode !== '' && one.code.startsWith(successorCode))
  const proposed = proposeVillageSuccessors(villages, inSuccessor, successorCode)
  const successors = proposed.map((one) => ({ ...one, successorCode: chosen[one.code] ?? one.successorCode }))
  const isTown = division.level === 'town'
  return (
    <ChangeForm
      code={division.code}
      legend={`${division.name}并入其他${isTown ? '镇' : '村（社区）'}`}
      change={() => ({ kind: 'merge', successorCode, lastDay, villages: successors })}
      action={successor ? `把${division.name}并入${successor.name}` : '并入'}
      isReady={successorCode !== '' && lastDay !== '' && isSure}
      back={back}
    >
      <ul className={classes.help}>
        <li>{division.name}的代码从最后一天的次日起停用，已有的数都留在原代码下，当时的合计、趋势和名次不变。</li>
        <li>次日起{successor?.name ?? '接续的单位'}上报的累计数和任务数应包括{division.name}原有的。改好以前，合计会少这一部分，系统不代为相加。</li>
        {isTown && villages.length > 0 && <li>{division.name}的 {villages.length} 个村（社区）同一天停用。新代码请先用“导入行政区划”补进来，再在这里对应；没有新代码的由{successor?.name ?? '接续的镇'}接续。</li>}
        <li>{division.name}的账户还在，请到账户页停用或改范围。</li>
      </ul>
      <div className={classes.fields}>
        <NativeSelect
          label="并入"
          value={successorCode}
          data={[{ value: '', label: '请选择' }, ...others.map((one) => ({ value: one.code, label: `${one.label}（${one.code}）` }))]}
          onChange={(event) => {
            setSuccessor(event.currentTarget.value)
            setSure(false)
            setChosen({})
          }}
        />
        <TextInput label="最后一天" type="date" required withAsterisk={false} max={today} value={lastDay} onChange={(event) => setLastDay(event.currentTarget.value)} />
      </div>
      {successor && villages.length > 0 && (
        <table className={classes.table}>
          <caption>{division.name}的村（社区）由谁接续</caption>
          <thead>
            <tr>
              <th scope="col">停用的村（社区）</th>
              <th scope="col">接续的单位</th>
            </tr>
          </thead>
          <tbody>
            {villages.map((village, index) => (
              <tr key={village.code}>
                <th scope="row">{village.name}（{village.code}）</th>
                <td>
                  <NativeSelect
                    aria-label={`${village.name}由谁接续`}
                    value={successors[index]?.successorCode ?? successorCode}
                    data={[{ value: successorCode, label: `${successor.name}（没有新代码）` }, ...inSuccessor.map((one) => ({ value: one.code, label: `${one.name}（${one.code}）` }))]}
                    onChange={(event) => setChosen({ ...chosen, [village.code]: event.currentTarget.value })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {successor && (
        <Checkbox
          mt={16}
          checked={isSure}
          onChange={(event) => setSure(event.currentTarget.checked)}
          label={`已核对：${division.name}${isTown && villages.length > 0 ? `和 ${villages.length} 个村（社区）` : ''}以${lastDay}为最后一天，并入${successor.name}；保存后不能在页面上撤回。`}
        />
      )}
    </ChangeForm>
  )
}
