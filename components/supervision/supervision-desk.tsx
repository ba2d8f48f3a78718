import { PageHeading } from '@/components/ui/page-heading'
import ui from '@/components/ui/ui.module.css'
import { ViewLinks } from '@/components/ui/view-links'
import { pathWith } from '@/components/ui/search-path'
import { TownWord } from '@/components/layout/division-words'
import type { CampaignSettings } from '@/domain/campaigns/settings'
import type { SupervisionCase } from '@/domain/supervision/case'
import { isOver, type Party } from '@/domain/supervision/case-state'
import { supervisionSentence } from '@/domain/supervision/case-words'
import type { ReminderProposal } from '@/domain/supervision/reminder-proposals'
import type { PlainDate } from '@/domain/time/plain-date'
import { CaseList } from './case-list'
import { ReminderForm } from './reminder-form'
import { ReviewButton } from './review-button'
import { SaidArea } from './said-area'
import classes from './supervision.module.css'
import { VisitForm } from './visit-form'

interface SupervisionDeskProps {
  cases: readonly SupervisionCase[]
  party: Party | null
  /** Whether the reader may hold the talks against the issued bulletins once more. */
  reviews: boolean
  escalation: CampaignSettings['escalation']
  /** The documents that the two switches rest on (R17). */
  documents: { reminder: string; talk: string }
  /** For those who send reminders: whom the latest issue suggests, and who else may be reminded. */
  suggested: {
    issue: { id: string; issueNumber: number } | null
    proposals: readonly (ReminderProposal & { openOnes: readonly string[] })[]
    others: readonly { code: string; name: string }[]
    usualDue: PlainDate
  } | null
  towns: readonly { code: string; name: string }[]
  campaign: string
  search: Record<string, string | undefined>
  showsAll: boolean
  scopeName: string
  today: PlainDate
}

/** What the rule suggests lies open; without a suggestion the form is folded away. It stays one form: what is typed stays. */
function NewReminders({ suggested, campaign, today }: Pick<SupervisionDeskProps, 'suggested' | 'campaign' | 'today'>) {
  if (!suggested || suggested.proposals.length + suggested.others.length === 0) return null
  return (
    <details className={`${classes.more} no-print`} open={suggested.proposals.length > 0}>
      <summary>发提醒</summary>
      <ReminderForm key={`${campaign}/${suggested.issue?.id}`} {...suggested} campaign={campaign} today={today} />
    </details>
  )
}

function Reminders({ escalation, documents: { reminder: document }, suggested, campaign, today }: Pick<SupervisionDeskProps, 'escalation' | 'documents' | 'suggested' | 'campaign' | 'today'>) {
  if (!escalation.reminders) return <p className={classes.rule}>本活动没有启用提醒督办（依据：{document}）。以前发出的仍可办结。</p>
  return (
    <>
      <p className={classes.rule}>
        依据：{document}。对进度慢的<TownWord />发出提醒，由该单位答复、县里办结。
      </p>
      <SaidArea>
        <NewReminders suggested={suggested} campaign={campaign} today={today} />
      </SaidArea>
    </>
  )
}

function Talks({ escalation, documents: { talk: document }, reviews, campaign }: Pick<SupervisionDeskProps, 'escalation' | 'documents' | 'reviews' | 'campaign'>) {
  if (!escalation.talks) return <p className={classes.rule}>本活动没有启用约谈（依据：{document}）。以前提出的仍可办理。</p>
  return (
    <>
      <p className={classes.rule}>
        依据：{document}。在连续 {escalation.lastPlaceTimes} 期已签发的通报中排名末位的，按规则提出约谈建议，该单位可以说明情况，是否约谈由县领导决定。
      </p>
      {reviews && (
        <SaidArea>
          <ReviewButton campaign={campaign} />
        </SaidArea>
      )}
    </>
  )
}

/** Reminders, talks and visits of the county, or of the reader's own town: what is open first, and what the county may open. */
export function SupervisionDesk(props: SupervisionDeskProps) {
  const { cases, party, towns, campaign, search, showsAll, scopeName, today } = props
  const shown = showsAll ? cases : cases.filter(({ steps }) => !isOver(steps))
  const listOf = (kind: SupervisionCase['kind'], label: string) => (
    <CaseList label={label} cases={shown.filter((one) => one.kind === kind)} party={party} asOf={today} none={showsAll ? `没有${label}。` : `没有在办的${label}。`} />
  )
  return (
    <div className={ui.upright}>
      <PageHeading title="督导" sentence={supervisionSentence({ scopeName, cases, asOf: today })} />
      <ViewLinks
        label="显示"
        links={[
          { href: pathWith('/supervision', { ...search, show: undefined }), label: '在办', current: !showsAll },
          { href: pathWith('/supervision', { ...search, show: 'all' }), label: '全部', current: showsAll },
        ]}
      />
      <h2>提醒督办</h2>
      <Reminders {...props} />
      {listOf('reminder', '提醒督办')}
      <h2>约谈</h2>
      <Talks {...props} />
      {listOf('talk', '约谈')}
      <h2>督导记录</h2>
      {party === 'county' && towns.length > 0 && (
        <SaidArea>
          <details className={`${classes.more} no-print`}>
            <summary>记一次督导</summary>
            <VisitForm campaign={campaign} towns={towns} today={today} />
          </details>
        </SaidArea>
      )}
      {listOf('visit', '督导记录')}
      <p className={classes.rule}>
        这里记的是各<TownWord />的工作，不涉及个人。
      </p>
    </div>
  )
}
