'use client'

import { Alert, Button, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { campaignFormOf, emptyCampaignForm, readCampaignForm, type CampaignForm, type CampaignFormProblems } from '@/domain/campaigns/campaign-form'
import type { SettingsEntry } from '@/domain/campaigns/campaign-requests'
import { nextYearForm } from '@/domain/campaigns/next-year'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import type { PlainDate } from '@/domain/time/plain-date'
import { apiWrite, newIdempotencyKey } from '@/components/api-client'
import { useFirstProblem } from '@/components/hooks/use-first-problem'
import { CountingPreviewTable } from './counting-preview'
import { useCountingPreview } from './use-counting-preview'
import { CountingFields, MilestoneFields, WindowFields } from './campaign-fields'
import classes from './campaigns.module.css'
import { BulletinFields, DutyFields, EscalationFields, type TownName } from './duty-fields'
import { GroupFields, SubsidyFields, type UsedNames } from './group-fields'

/** A revision starts from the newest settings; a new campaign from nothing, or from another year's settings. */
type CampaignDeskProps = { towns: readonly TownName[] } & (
  | { campaignId?: undefined; copyOf?: CampaignSettings | undefined }
  | { campaignId: string; newest: SettingsEntry; used: UsedNames; today: PlainDate }
)

function firstForm(props: CampaignDeskProps): CampaignForm {
  if (props.campaignId !== undefined) return campaignFormOf(props.newest.settings)
  return props.copyOf ? nextYearForm(props.copyOf) : emptyCampaignForm()
}

/** What the copied year said where the new one must say it anew. */
function lastOf({ copyOf }: Extract<CampaignDeskProps, { campaignId?: undefined }>) {
  if (!copyOf) return undefined
  const { personalFee, financeShare, waiverWording } = campaignFormOf(copyOf)
  return { coverageYear: copyOf.coverageYear, personalFee, financeShare, waiverWording }
}

interface Document {
  title: string
  number: string
  effectiveFrom: string
  reason: string
}

function send(props: CampaignDeskProps, settings: CampaignSettings, document: Document, key: string) {
  const paper = { settings, documentTitle: document.title, documentNumber: document.number }
  if (props.campaignId === undefined) return apiWrite<{ id: string }>('POST', '/api/campaigns', paper, key)
  const revision = { ...paper, effectiveFrom: document.effectiveFrom, reason: document.reason, seenRevision: props.newest.id }
  return apiWrite<{ id: string }>('POST', `/api/campaigns/${props.campaignId}/settings`, revision, key)
}

function documentProblems(document: Document, isRevision: boolean): CampaignFormProblems {
  return {
    ...(document.title.trim() ? {} : { documentTitle: '请填写通知的标题。' }),
    ...(document.number.trim() ? {} : { documentNumber: '请填写文号，如 平政办发〔2021〕105号。' }),
    ...(isRevision && !document.reason.trim() ? { reason: '请填写修改的原因。' } : {}),
    ...(isRevision && !document.effectiveFrom ? { effectiveFrom: '请选择日期。' } : {}),
  }
}

/** The settings of a campaign as its notice fixes them (R1): a new campaign, or a dated revision with its document. */
export function CampaignDesk(props: CampaignDeskProps) {
  const isRevision = props.campaignId !== undefined
  const before = isRevision ? props.newest.settings : null
  const [form, setForm] = useState<CampaignForm>(() => firstForm(props))
  const [document, setDocument] = useState<Document>({ title: '', number: '', effectiveFrom: isRevision ? props.today : '', reason: '' })
  const [problems, setProblems] = useState<CampaignFormProblems>({})
  const formRef = useFirstProblem(problems)
  const [key] = useState(newIdempotencyKey)
  const counting = useCountingPreview(props.campaignId, before)
  const set = (change: Partial<CampaignForm>) => {
    setForm((held) => ({ ...held, ...change }))
    counting.drop()
  }
  const write = (change: Partial<Document>) => {
    setDocument((held) => ({ ...held, ...change }))
    if (change.effectiveFrom !== undefined) counting.drop()
  }
  const save = useMutation({
    mutationFn: (settings: CampaignSettings) => send(props, settings, document, key),
    onSuccess: ({ id }) => window.location.assign(`/admin/campaigns/${id}`),
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const read = readCampaignForm(form)
    const found = { ...documentProblems(document, isRevision), ...(read.ok ? {} : read.problems) }
    setProblems(found)
    if (!read.ok || Object.keys(found).length > 0) return
    const revision = { settings: read.settings, effectiveFrom: document.effectiveFrom }
    if (counting.needs(revision)) counting.show(revision)
    else save.mutate(read.settings)
  }

  const count = Object.keys(problems).length
  const last = props.campaignId === undefined ? lastOf(props) : undefined
  const used = props.campaignId === undefined ? { groups: props.copyOf?.mustCoverGroups ?? [], subsidies: props.copyOf?.subsidies ?? [] } : props.used
  const fields = { form, set, problems, last }
  return (
    <form ref={formRef} className={classes.form} onSubmit={submit} noValidate>
      <DocumentFields document={document} set={write} problems={problems} isRevision={isRevision} />
      <WindowFields {...fields} isRevision={isRevision} />
      <MilestoneFields {...fields} />
      <CountingFields {...fields} />
      <GroupFields {...fields} used={used} />
      <SubsidyFields {...fields} used={used} />
      <BulletinFields {...fields} />
      <EscalationFields {...fields} towns={props.towns} />
      <DutyFields {...fields} />
      {count > 0 && <Alert color="red" role="alert">有 {count} 处要改，还没有保存。请看各项下面的说明。</Alert>}
      {[save.error, counting.error].map((error) => error && <Alert key={error.message} color="red" role="alert">{error.message}</Alert>)}
      {counting.preview && <CountingPreviewTable preview={counting.preview} />}
      <div className={classes.buttons}>
        <Button type="submit" loading={save.isPending || counting.isPending}>{counting.preview ? '按新口径保存' : isRevision ? '保存修改' : '建立征缴活动'}</Button>
        <Button variant="default" component="a" href={isRevision ? `/admin/campaigns/${props.campaignId}` : '/admin/campaigns'}>取消</Button>
      </div>
    </form>
  )
}

interface DocumentFieldsProps {
  document: Document
  set: (change: Partial<Document>) => void
  problems: CampaignFormProblems
  isRevision: boolean
}

function DocumentFields({ document, set, problems, isRevision }: DocumentFieldsProps) {
  return (
    <fieldset className={classes.group}>
      <legend>依据的文件</legend>
      <div className={classes.fields}>
        <TextInput className={classes.two} label="通知标题" maxLength={200} value={document.title} error={problems.documentTitle} onChange={(event) => set({ title: event.currentTarget.value })} />
        <TextInput className={classes.two} label="文号" placeholder="如 平政办发〔2021〕105号" maxLength={80} value={document.number} error={problems.documentNumber} onChange={(event) => set({ number: event.currentTarget.value })} />
        {isRevision && (
          <>
            <TextInput label="自哪天起" type="date" value={document.effectiveFrom} error={problems.effectiveFrom} onChange={(event) => set({ effectiveFrom: event.currentTarget.value })} />
            <Textarea className={classes.two} label="修改的原因" autosize minRows={1} maxLength={200} value={document.reason} error={problems.reason} onChange={(event) => set({ reason: event.currentTarget.value })} />
          </>
        )}
      </div>
    </fieldset>
  )
}
