import { BeforeAfter, StateMark } from '@/components/imports/import-marks'
import imports from '@/components/imports/imports.module.css'
import { describeCounts, previewStateLabels, type CountPreview, type PreviewLine } from '@/domain/count-uploads/count-preview'
import { formatThousands } from '@/domain/numbers/format'

const persons = (value: number | null) => (value === null ? null : formatThousands(value))

function difference({ before, after }: PreviewLine): string {
  if (before === null) return '—'
  const change = after - before
  return change > 0 ? `+${formatThousands(change)}` : formatThousands(change)
}

function Line({ line }: { line: PreviewLine }) {
  const { label, meaning } = previewStateLabels[line.state]
  const notes = [...line.sentences, ...(line.reason === '' ? [] : [`原因：${line.reason}`])]
  return (
    <tr>
      <td className={`${imports.number} ${imports.wide}`}>{line.row}</td>
      <th scope="row">{line.name}</th>
      <td className={imports.nowrap}>{line.asOf}</td>
      <td>
        <StateMark state={line.state} label={label} meaning={meaning} />
      </td>
      <td className={imports.number}>
        <BeforeAfter before={persons(line.before)} after={persons(line.after)} />
      </td>
      <td className={imports.number}>{difference(line)}</td>
      <td className={imports.note}>{notes.join('')}</td>
    </tr>
  )
}

/** What an uploaded sheet would change: the result first, what was read, then line by line, those that ask first. */
export function UploadPreview({ preview }: { preview: CountPreview }) {
  const { fileName, sheet, headingRow, days, blankRows, warnings, lines, hidden, counts } = preview
  const span = days.length > 1 ? `${days[0]} 至 ${days.at(-1)} 的${days.length}天` : (days[0] ?? '')
  return (
    <section aria-label="预览">
      <p className={imports.facts}>
        读了 {fileName} 的工作表“{sheet}”，第 {headingRow} 行是表头，{span}。{blankRows > 0 && `${blankRows}行没有填人数，保持原样。`}
      </p>
      <p className={imports.result} role="status">
        {describeCounts(counts)}
      </p>
      {warnings.length > 0 && (
        <ul className={imports.warnings}>
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {lines.length > 0 && (
        <div className={imports.scroll} role="region" aria-label="上报前后对照" tabIndex={0}>
          <table className={imports.table}>
            <caption>
              上报前后对照，单位：人{hidden > 0 && `；下面是前 ${lines.length} 项，另有 ${hidden} 项`}
            </caption>
            <thead>
              <tr>
                <th scope="col" className={`${imports.number} ${imports.wide}`}>行</th>
                <th scope="col">单位</th>
                <th scope="col">日期</th>
                <th scope="col">对照</th>
                <th scope="col" className={imports.number}>累计人数</th>
                <th scope="col" className={imports.number}>相差</th>
                <th scope="col">说明</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Line key={line.row} line={line} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
