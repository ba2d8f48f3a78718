/** How much waits for a person, and how much of it is late. */
export interface Waiting {
  waiting: number
  overdue: number
}

/** How many tasks there are, and how many of them are past their day. */
export function countWaiting(tasks: readonly { isOverdue: boolean }[]): Waiting {
  return { waiting: tasks.length, overdue: tasks.filter((task) => task.isOverdue).length }
}

/** 有 3 件事等您办，其中 1 件逾期。 */
export function waitingSentence({ waiting, overdue }: Waiting): string {
  if (waiting === 0) return '现在没有等您办的事。'
  return `有 ${waiting} 件事等您办${overdue > 0 ? `，其中 ${overdue} 件逾期` : ''}。`
}
