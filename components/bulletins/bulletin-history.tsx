import { stepWords, type TakenStep } from '@/domain/bulletins/step-words'
import classes from './bulletins.module.css'

/** What became of a draft so far: who, when, why. */
export function BulletinSteps({ steps }: { steps: readonly (TakenStep & { revision: number; authorName: string; recordedAt: string })[] }) {
  const words = stepWords(steps)
  return (
    <section className={classes.section}>
      <h2>经过</h2>
      <ol className={classes.steps}>
        {steps.map(({ revision, note, authorName, recordedAt }, index) => (
          <li key={revision}>
            {recordedAt} {authorName} {words[index]}
            {note !== '' && `：${note}`}
          </li>
        ))}
      </ol>
    </section>
  )
}

interface SealNoteProps {
  hash: string
  sequence: number
  issuedAt: string
  takenAt: string
  senderName: string
  authorName: string
  issueNumber: number
}

/** How an issued bulletin is sealed, and how anybody can check it. */
export function SealNote({ hash, sequence, issuedAt, takenAt, senderName, authorName, issueNumber }: SealNoteProps) {
  return (
    <section className={classes.section}>
      <h2>封存</h2>
      <p className={classes.seal}>
        数字取于 {takenAt}；{senderName}送审，{authorName}于 {issuedAt} 签发，是本次征缴封存的第 {sequence} 份。
        <br />
        校验值（SHA-256）<code>{hash}</code>，各种文件上印的是前 12 位。
        <br />
        在服务器上运行 <code>npm run cli -- bulletin verify {issueNumber}</code> 可核对内容有没有被动过，并按封存的数据重新计算。
      </p>
    </section>
  )
}
