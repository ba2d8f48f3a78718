import { describeDivisionImport, divisionImportLabels, formerNamesOf, type DivisionPreview } from '@/domain/divisions/division-import'
import { formatThousands } from '@/domain/numbers/format'
import { BeforeAfter, StateMark } from '@/components/imports/import-marks'
import imports from '@/components/imports/imports.module.css'

/** Rows that fit on a screen; the counts above speak for the rest. */
const shownRows = 200

const population = (side: { population: number | null } | null) => (side?.population == null ? null : formatThousands(side.population))

/** What an uploaded list of divisions would change; what changes comes first. */
export function DivisionImportPreview({ preview }: { preview: DivisionPreview }) {
  const { lines, fileName, sheet } = preview
  const formerNames = formerNamesOf(lines)
  const weight = { changed: 0, new: 1, ended: 2, missing: 3, same: 4 }
  const ordered = [...lines].sort((a, b) => weight[a.state] - weight[b.state])
  return (
    <section aria-label="预览">
      <p className={imports.facts}>
        读了 {fileName} 的工作表“{sheet}”，{lines.filter((line) => line.state !== 'missing').length} 行。
      </p>
      <p className={imports.result} role="status">
        {describeDivisionImport(lines)}
      </p>
      {formerNames.length > 0 && (
        <ul className={imports.warnings}>
          {formerNames.map((sentence) => <li key={sentence}>{sentence}</li>)}
        </ul>
      )}
      <div className={imports.scroll}>
        <table className={imports.table}>
          <caption>导入前后对照{ordered.length > shownRows && `，显示前 ${shownRows} 行，共 ${ordered.length} 行`}</caption>
          <thead>
            <tr>
              <th scope="col">区划代码</th>
              <th scope="col">名称</th>
              <th scope="col">对照</th>
              <th scope="col" className={`${imports.number} ${imports.wide}`}>人口（人）</th>
            </tr>
          </thead>
          <tbody>
            {ordered.slice(0, shownRows).map((line) => (
              <tr key={line.code}>
                <td>{line.code}</td>
                <td>
                  <BeforeAfter before={line.before?.name ?? null} after={line.after?.name ?? null} />
                </td>
                <td>
                  <StateMark state={line.state} {...divisionImportLabels[line.state]} />
                </td>
                <td className={`${imports.number} ${imports.wide}`}>
                  <BeforeAfter before={population(line.before)} after={population(line.after)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
