'use client'

import { Checkbox, Textarea } from '@mantine/core'
import { useDivisionWords } from '@/components/layout/division-words'
import { CheckMark, TextField, type FieldsProps } from './campaign-fields'
import classes from './campaigns.module.css'

/** A town as the form names it. */
export interface TownName {
  code: string
  name: string
}

const switchHelp = '勾选与不勾选都随上面“依据的文件”一起保存，设置页写明依据。'

/** The weekly bulletin: how often, by which line, with or without ranks, and whose paper it is (R13, R14, R17). */
export function BulletinFields(props: FieldsProps) {
  const { form, set, last } = props
  return (
    <fieldset className={classes.group}>
      <legend>通报<CheckMark last={last} /></legend>
      <div className={classes.fields}>
        <TextField {...props} name="bulletinEveryDays" label="通报间隔（天）" />
        <TextField {...props} name="bulletinLine" label="达标线（%）" hint="通报按它分列各镇；留空按当天的序时进度" />
        <TextField {...props} name="bulletinOffice" label="发布机关" words={60} hint="留空为本县联合督导组" />
        <TextField {...props} name="documentPrefix" label="发文机关代字" words={20} hint="如 平医保督，印为 平医保督〔2021〕5号；不编号就留空" />
        <TextField {...props} className={classes.two} name="addressees" label="主送单位" words={200} hint="留空用常用的主送单位" />
        <TextField {...props} className={classes.two} name="copiedTo" label="抄送单位" words={200} hint="没有就留空" />
        <Checkbox className={classes.all} label="通报里印名次" description={`不印名次的通报不作为约谈的依据。${switchHelp}`} checked={form.ranksPrinted} onChange={(event) => set({ ranksPrinted: event.currentTarget.checked })} />
      </div>
    </fieldset>
  )
}

/** Reminders and talks: whether they are used, when, and for whom never (R15–R17). */
export function EscalationFields({ towns, ...props }: FieldsProps & { towns: readonly TownName[] }) {
  const { form, set, last } = props
  return (
    <fieldset className={classes.group}>
      <legend>督办和约谈<CheckMark last={last} /></legend>
      <p className={classes.help}>{switchHelp}</p>
      <div className={classes.fields}>
        <Checkbox className={classes.two} label="使用提醒督办" checked={form.reminders} onChange={(event) => set({ reminders: event.currentTarget.checked })} />
        <Checkbox className={classes.two} label="使用约谈" checked={form.talks} onChange={(event) => set({ talks: event.currentTarget.checked })} />
        <TextField {...props} name="replyDays" label="提醒几天内答复" />
        <TextField {...props} name="yellowPoints" label="落后几个百分点为黄色" hint="不分颜色，黄、红都留空" />
        <TextField {...props} name="redPoints" label="落后几个百分点为红色" hint="低于达标线、未到黄色的为蓝色" />
        <TextField {...props} name="lastPlaceTimes" label="连续末位几次提请约谈" />
      </div>
      <ExemptTowns {...props} towns={towns} />
    </fieldset>
  )
}

/** Towns that are never proposed for a talk; one that is no more stays in the list as long as it is chosen. */
function ExemptTowns({ form, set, problems, towns }: FieldsProps & { towns: readonly TownName[] }) {
  const words = useDivisionWords()
  const chosen = form.exemptCodes
  const former = chosen.filter((code) => !towns.some((town) => town.code === code)).map((code) => ({ code, name: `${code}（已撤并）` }))
  const all = [...towns, ...former]
  const names = all.filter((town) => chosen.includes(town.code)).map((town) => town.name)
  return (
    <details className={classes.exempt}>
      <summary>不提请约谈的{words.town}：{names.join('、') || '无'}</summary>
      {all.length === 0 && <p className={classes.help}>还没有导入行政区划，导入以后再选。</p>}
      <div className={classes.fields} role="group" aria-label={`不提请约谈的${words.town}`}>
        {all.map(({ code, name }) => (
          <Checkbox key={code} label={name} checked={chosen.includes(code)} onChange={(event) => set({ exemptCodes: event.currentTarget.checked ? [...chosen, code] : chosen.filter((one) => one !== code) })} />
        ))}
      </div>
      {problems.exemptCodes && <p className={classes.milestoneProblem}>{problems.exemptCodes}</p>}
    </details>
  )
}

/** What later parts of the work go by: waivers, retention. */
export function DutyFields(props: FieldsProps) {
  const { form, set, problems, last } = props
  return (
    <fieldset className={classes.group}>
      <legend>放弃登记和资料保存<CheckMark last={last} /></legend>
      <div className={classes.fields}>
        <TextField {...props} name="visitsNeeded" label="放弃登记前至少走访（次）" />
        <TextField {...props} name="dueDaysAfterClose" label="放弃登记报送期限（天）" hint="征缴期结束后几天内" />
        <TextField {...props} name="retentionYears" label="资料保存（年）" />
        <Textarea
          className={classes.all}
          label="放弃参保告知语（引用文件原文，没有就留空）"
          description={last?.waiverWording ? `${last.coverageYear}年度的原文：${last.waiverWording}` : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={2}
          maxLength={500}
          value={form.waiverWording}
          error={problems.waiverWording}
          onChange={(event) => set({ waiverWording: event.currentTarget.value })}
        />
      </div>
    </fieldset>
  )
}
