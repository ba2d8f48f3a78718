import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireActor } from '@/app/_server/actor'
import { resolveAskedDay } from '@/app/_server/asked-day'
import { readQuestions } from '@/app/_server/questions'
import { readSetupState } from '@/app/_server/setup-state'
import { PastAnswers } from '@/components/questions/past-answers'
import { QuestionList } from '@/components/questions/question-list'
import classes from '@/components/questions/questions.module.css'
import { RangeForm } from '@/components/questions/range-form'
import { FirstSteps } from '@/components/ranking/first-steps'
import { Chooser } from '@/components/ui/chooser'
import { EmptyState } from '@/components/ui/empty-state'
import { Notices } from '@/components/ui/notice'
import { PageHeading } from '@/components/ui/page-heading'
import { PrintButton } from '@/components/ui/print-button'
import ui from '@/components/ui/ui.module.css'
import { may } from '@/domain/access/permissions'
import { isInReach } from '@/domain/access/reach'
import { measureParts } from '@/domain/campaigns/measure-choice'
import { questionsSentence } from '@/domain/progress/questions/questions-sentence'
import { addDays, isPlainDate, type PlainDate } from '@/domain/time/plain-date'

export const metadata: Metadata = { title: '数据核实' }

const path = '/questions'
const usualDays = 14

/** The first day of the range: the one named, else two weeks back; never after its last day, and none before the window opens. */
function firstDay(wanted: unknown, opensOn: PlainDate, until: PlainDate): PlainDate {
  const first = typeof wanted === 'string' && isPlainDate(wanted) && wanted <= until ? wanted : addDays(until, 1 - usualDays)
  return first < opensOn && opensOn <= until ? opensOn : first
}

export default async function QuestionsPage({ searchParams }: PageProps<'/questions'>) {
  await connection()
  const actor = await requireActor('questions:read', path)
  const search = await searchParams
  const asked = await resolveAskedDay(actor, search)
  if (!asked) return <FirstSteps role={actor.role} state={await readSetupState(actor)} />
  const { day, notices } = asked
  const { campaign, asOf, series, group } = asked.kept
  const from = firstDay(search.from, day.settings.opensOn, day.asOf)
  const kept = { campaign, asOf, series, group, from: from === firstDay(undefined, day.settings.opensOn, day.asOf) ? undefined : from }
  const { questions, past } = await readQuestions(actor, day, from)
  const mayAnswer = may(actor.role, 'questions:answer')
  return (
    <div className={ui.upright}>
      <PageHeading
        title="数据核实"
        sentence={questionsSentence({ questions, from, until: day.asOf, scopeName: actor.scopeCode.length === 6 ? day.words.whole : actor.scopeName })}
        actions={<PrintButton />}
      />
      <Notices sentences={notices} />
      <div className="no-print">
        <RangeForm path={path} search={kept} from={from} until={day.asOf} earliest={day.settings.opensOn} today={day.workingDate} />
      </div>
      <Chooser path={path} parts={measureParts(day.settings, day.choice, ['series', 'group'])} search={kept} />
      {questions.length === 0 ? (
        <EmptyState title="这几天没有需要核实的数字">可以换一段日期，或换一个口径、人群再看。</EmptyState>
      ) : (
        <QuestionList
          questions={questions}
          common={{ campaign: day.campaign.id, series: day.choice.series, group: day.choice.coverageGroup, shownOn: day.asOf }}
          search={{ ...(campaign ? { campaign } : {}), ...(asOf ? { asOf } : {}), series, group }}
          mayAnswer={(code) => mayAnswer && isInReach(actor, code)}
        />
      )}
      <PastAnswers answers={past} />
      <p className={classes.note}>这里只提出问题，不作结论：数字可能完全属实，答复后保留备查。问题由上报数实时算出，数字更正后会重新提出或不再提出，原来的答复仍在。</p>
    </div>
  )
}
