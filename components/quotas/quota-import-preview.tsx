import type { Milestone } from '@/domain/campaigns/settings'
import { formatThousands } from '@/domain/numbers/format'
import { describeComparison, quotaImportLabels, type QuotaFigures, type QuotaImportLine, type QuotaPreview } from '@/domain/quotas/quota-import'
import { monthDay, type PlainDate } from '@/domain/time/plain-date'
import { BeforeAfter, StateMark } from '@/components/imports/import-marks'
import imports from '@/components/imports/imports.module.css'

const persons = (figures: QuotaFigures | null) => (figures ? formatThousands(figures.persons) : null)

function milestone(figures: QuotaFigures | null, dueOn: PlainDate): string | null {
  const found = figures?.milestones.find((one) => one.dueOn === dueOn)
  return found ? formatThousands(found.persons) : figures ? '按比例' : null
}

function Line({ line, milestones, isTotal }: { line: QuotaImportLine; milestones: Milestone[]; isTotal: boolean }) {
  const { label, meaning } = quotaImportLabels[line.state]
  return (
    <tr>
      <td className={imports.wide}>{isTotal ? '' : (line.after ?? line.before)?.position}</td>
      <th scope="row">{isTotal ? `合计（${line.name}）` : line.name}</th>
      <td>
        <StateMark state={line.state} label={label} meaning={meaning} />
      </td>
      <td className={imports.number}>
        <BeforeAfter before={persons(line.before)} after={persons(line.after)} />
      </td>
      {milestones.map(({ dueOn }) => (
        <td key={dueOn} className={`${imports.number} ${imports.wide}`}>
          <BeforeAfter before={milestone(line.before, dueOn)} after={milestone(line.after, dueOn)} />
        </td>
      ))}
    </tr>
  )
}

/** What an uploaded quota table would change: the result first, then what was read, then line by line. */
export function QuotaImportPreview({ preview, unit, milestones }: { preview: QuotaPreview; unit: string; milestones: Milestone[] }) {
  const { lines, total, warnings, fileName, sheet, headingRow, titles, sum, statedTotal } = preview
  const said = [...warnings, ...preview.kindGaps]
  // The last milestone is the quota itself.
  const shown = milestones.filter((one) => one.basisPoints < 10_000)
  return (
    <section aria-label="预览">
      <p className={imports.facts}>
        读了 {fileName} 的工作表“{sheet}”，第 {headingRow} 行是表头{titles.length > 0 && `，表题“${titles.reduce((longest, title) => (title.length > longest.length ? title : longest), '')}”`}。
        {statedTotal !== null && `合计 ${formatThousands(statedTotal)} 人，与各${unit}之和 ${formatThousands(sum)} 人一致。`}
      </p>
      <p className={imports.result} role="status">
        {describeComparison(preview, unit)}
      </p>
      {said.length > 0 && (
        <ul className={imports.warnings}>
          {said.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <div className={imports.scroll}>
        <table className={imports.table}>
          <caption>导入前后对照，单位：人</caption>
          <thead>
            <tr>
              <th scope="col" className={imports.wide}>序号</th>
              <th scope="col">{unit}</th>
              <th scope="col">对照</th>
              <th scope="col" className={imports.number}>任务数</th>
              {shown.map(({ dueOn }) => (
                <th key={dueOn} scope="col" className={`${imports.number} ${imports.wide}`}>{monthDay(dueOn)}前需完成</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.divisionCode} line={line} milestones={shown} isTotal={false} />
            ))}
            {total && <Line line={total} milestones={shown} isTotal />}
          </tbody>
        </table>
      </div>
    </section>
  )
}
