import type { RowProblem } from '@/domain/imports/row-problem'
import { ApiRefusal } from '@/components/api-client'
import classes from './imports.module.css'

function problemsOf(error: unknown): { problems: RowProblem[]; count: number } {
  if (!(error instanceof ApiRefusal) || !Array.isArray(error.details.rowProblems)) return { problems: [], count: 0 }
  const problems = error.details.rowProblems as RowProblem[]
  return { problems, count: typeof error.details.problemCount === 'number' ? error.details.problemCount : problems.length }
}

/** Why a file was not taken over: the sentence, and every place to be mended with what was read and what is expected. */
export function ImportRefusal({ error }: { error: Error }) {
  const { problems, count } = problemsOf(error)
  return (
    <div className={classes.problems} role="alert">
      <p className={classes.result}>{error.message}</p>
      {problems.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <caption>
              {count > problems.length ? `共 ${count} 处，下面是前 ${problems.length} 处。` : `要改的地方（${count} 处）`}
            </caption>
            <thead>
              <tr>
                <th scope="col" className={classes.wide}>工作表</th>
                <th scope="col">行</th>
                <th scope="col">列</th>
                <th scope="col">要改的地方</th>
                <th scope="col" className={classes.wide}>读到</th>
                <th scope="col" className={classes.wide}>应为</th>
              </tr>
            </thead>
            <tbody>
              {problems.map((problem, index) => (
                <tr key={index}>
                  <td className={classes.wide}>{problem.sheet}</td>
                  <td>{problem.row ?? '—'}</td>
                  <td>{problem.column?.letter ?? '—'}</td>
                  <td>{problem.sentence}</td>
                  <td className={classes.wide}>{problem.read || '（空）'}</td>
                  <td className={classes.wide}>{problem.expected}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
