import type { FeedbackEntry } from '@/domain/feedback/feedback'
import { longestFeedback } from '@/domain/feedback/feedback'
import { WholeWord } from '@/components/layout/division-words'
import { PageHeading } from '@/components/ui/page-heading'
import { PrintButton } from '@/components/ui/print-button'
import { pathWith } from '@/components/ui/search-path'
import { TextForm } from '@/components/ui/text-form'
import ui from '@/components/ui/ui.module.css'
import { ViewLinks } from '@/components/ui/view-links'
import { FeedbackList } from './feedback-list'
import classes from './feedback.module.css'

interface FeedbackScreenProps {
  path: '/feedback' | '/village/feedback'
  /** The page a new entry is about; '' for none. */
  about: string
  /** The sheet shown, from 1, of how many. */
  page: number
  pages: number
  entries: readonly FeedbackEntry[]
  total: number
  mayAnswer: boolean
}

/** What somebody has to say of the desk, and what was answered: the same on the desk and in the village's light frame. */
export function FeedbackScreen({ path, about, page, pages, entries, total, mayAnswer }: FeedbackScreenProps) {
  return (
    <div className={ui.upright}>
      <PageHeading title="意见反馈" actions={<PrintButton />} />
      <section className={`${classes.new} no-print`} aria-label="写意见">
        <p>用着不顺、数字不对、想要添什么，都可以写在这里。县医保局会看并答复；您自己和县医保局之外的人看不到。请不要写身份证号和个人的病情。</p>
        {about !== '' && <p>所说的页面：{about}</p>}
        <TextForm label="意见" action="发给县医保局" saved="意见已存，答复会显示在下面。" longest={longestFeedback} rows={4} path="/api/feedback" field="content" rest={{ page: about }} />
      </section>
      <h2>{mayAnswer ? <><WholeWord />的意见</> : '我的意见'}</h2>
      <ViewLinks label="页" links={Array.from({ length: pages }, (_, index) => index + 1).map((number) => ({ href: pathWith(path, { page: number === 1 ? undefined : String(number) }), label: String(number), current: number === page }))} />
      {entries.length === 0 ? <p>{total === 0 && page === 1 ? '还没有意见。' : '这一页没有意见。'}</p> : <FeedbackList entries={entries} mayAnswer={mayAnswer} />}
    </div>
  )
}
