import { issueTextOf } from '@/domain/bulletins/compose-content'
import { cutOffText } from '@/domain/bulletins/cut-off'
import { formatThousands } from '@/domain/numbers/format'
import type { EvidenceIssue } from '@/domain/supervision/case'
import classes from './supervision.module.css'

/** 第11位（末位），完成率 62.10%（11,674 人 ÷ 18,800 人）: the town's own row as it was sealed; no place where the issue prints none (R17). */
export function evidenceRowText({ row, ranksPrinted }: Pick<EvidenceIssue, 'row' | 'ranksPrinted'>): string {
  if (!row) return '该期表中没有这个单位'
  if (row.rank === null || row.rateText === null) return '该期没有排名'
  const basis = row.persons !== null && row.quota !== null ? `（${formatThousands(row.persons)} 人 ÷ ${formatThousands(row.quota)} 人）` : ''
  const rate = `完成率 ${row.rateText}${basis}`
  return !ranksPrinted ? `该期不印排名，${rate}` : `第${row.rank}位${row.isLastPlace ? '（末位）' : ''}，${rate}`
}

/** The issued bulletins a case rests on, each leading to the sealed one. */
export function CaseEvidence({ evidence }: { evidence: readonly EvidenceIssue[] }) {
  if (evidence.length === 0) return null
  return (
    <ul className={classes.evidence} aria-label="依据的通报">
      {evidence.map((issue) => (
        <li key={`${issue.issueNumber}/${issue.edition}`}>
          <a href={`/bulletins/${issue.bulletinId}`}>{issueTextOf(issue)}通报</a>（截至{cutOffText(issue.cutOff)}）：{evidenceRowText(issue)}
        </li>
      ))}
    </ul>
  )
}
