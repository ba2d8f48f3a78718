/** A town in an issued bulletin, as far as a run of last places asks. `isLastPlace` is the rule's own word when it was issued. */
export interface RunRow {
  divisionCode: string
  name: string
  quota: number | null
  isLastPlace: boolean
}

/** The latest edition of an issue. */
export interface RunIssue {
  issueNumber: number
  edition: number
  ranksPrinted: boolean
  rows: readonly RunRow[]
}

/** A talk that was opened and did not lapse: its issues count for no other. */
export interface OpenedTalk {
  divisionCode: string
  runEndsWith: number
  runLength: number
}

export interface TalkRules {
  lastPlaceTimes: number
  talks: boolean
  exemptCodes: readonly string[]
}

/** A run of last places that opens a talk, with the issues it rests on. */
export interface TalkProposal {
  divisionCode: string
  name: string
  runEndsWith: number
  issueNumbers: number[]
}

/** The numbers of the issues that a talk rests on, the first first. */
export function issuesOfRun({ runEndsWith, runLength }: Pick<OpenedTalk, 'runEndsWith' | 'runLength'>): number[] {
  return Array.from({ length: runLength }, (_, index) => runEndsWith - runLength + 1 + index)
}

/**
 * Whether a town is last in an issue, for talks: an issue without ranks knows no last place, and without a quota nobody is
 * ranked.
 * // R16
 */
export function isLastIn(issue: RunIssue | undefined, divisionCode: string): boolean {
  const row = issue?.ranksPrinted ? issue.rows.find((one) => one.divisionCode === divisionCode) : undefined
  return row !== undefined && row.isLastPlace && row.quota !== null && row.quota > 0
}

/** The numbers at which a run of `times` last places in a row is full, counted anew after each and after each opened talk. */
function fullRuns(issues: readonly RunIssue[], divisionCode: string, times: number, taken: ReadonlySet<number>): number[] {
  const ends: number[] = []
  let count = 0
  issues.forEach((issue, index) => {
    if (issues[index - 1]?.issueNumber !== issue.issueNumber - 1) count = 0
    // R16: after a case opens, counting restarts.
    count = taken.has(issue.issueNumber) || !isLastIn(issue, divisionCode) ? 0 : count + 1
    if (count < times) return
    ends.push(issue.issueNumber)
    count = 0
  })
  return ends
}

/**
 * The talks that the issued bulletins open and that are not open yet: last place in `lastPlaceTimes` issues in a row, each in
 * its latest edition. Each of a tie for last counts; exempt units never do, nor a town that the latest issue knows no more.
 * `issues` stand in the order of their numbers, one edition each.
 * // R16, Pingli §8(5)
 */
export function proposeTalks(issues: readonly RunIssue[], opened: readonly OpenedTalk[], rules: TalkRules): TalkProposal[] {
  if (!rules.talks) return []
  const towns = (issues.at(-1)?.rows ?? []).filter(({ divisionCode }) => !rules.exemptCodes.includes(divisionCode))
  return towns.flatMap(({ divisionCode, name }) => {
    const taken = new Set(opened.filter((talk) => talk.divisionCode === divisionCode).flatMap(issuesOfRun))
    return fullRuns(issues, divisionCode, rules.lastPlaceTimes, taken).map((runEndsWith) => ({
      divisionCode, name, runEndsWith, issueNumbers: issuesOfRun({ runEndsWith, runLength: rules.lastPlaceTimes }),
    }))
  })
}
