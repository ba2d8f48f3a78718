import type { PlainDate } from '@/domain/time/plain-date'

/** A town in an issued bulletin, as far as a run of last places asks. `isLastPlace` is the rule's own word when it was issued. */
export interface RunRow {
  divisionCode: string
  name: string
  quota: number | null
  isLastPlace: boolean
}

/** What a campaign sets for talks, as it was sealed in an issue. */
export interface TalkRules {
  lastPlaceTimes: number
  talks: boolean
  exemptCodes: readonly string[]
}

/** The latest edition of an issue. */
export interface RunIssue {
  id: string
  issueNumber: number
  edition: number
  issuedOn: PlainDate
  ranksPrinted: boolean
  /** Sealed in it; null where the seal is not the reader's: no run ends with such an issue. */
  rules: TalkRules | null
  rows: readonly RunRow[]
}

/** A talk that was opened and did not lapse: its issues count for no other. */
export interface OpenedTalk {
  divisionCode: string
  runEndsWith: number
  runLength: number
}

/** What of today's settings talks ask for: how often is for each issue's own to say. */
export type TalkSwitch = Pick<TalkRules, 'talks' | 'exemptCodes'>

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

/** How often in a row a town must have been last for a run to end with this issue; null when none may. */
function timesIn({ rules }: RunIssue, divisionCode: string): number | null {
  return rules?.talks && !rules.exemptCodes.includes(divisionCode) ? rules.lastPlaceTimes : null
}

/**
 * The runs of last places in a row that are full by the rules sealed in their last issue, counted anew after each and after
 * each opened talk: a bulletin is judged by what held when it was issued, whatever is set later.
 */
function fullRuns(issues: readonly RunIssue[], divisionCode: string, taken: ReadonlySet<number>): Pick<OpenedTalk, 'runEndsWith' | 'runLength'>[] {
  const runs: Pick<OpenedTalk, 'runEndsWith' | 'runLength'>[] = []
  let count = 0
  issues.forEach((issue, index) => {
    if (issues[index - 1]?.issueNumber !== issue.issueNumber - 1) count = 0
    // R16: after a case opens, counting restarts.
    count = taken.has(issue.issueNumber) || !isLastIn(issue, divisionCode) ? 0 : count + 1
    const times = timesIn(issue, divisionCode)
    if (times === null || count < times) return
    runs.push({ runEndsWith: issue.issueNumber, runLength: times })
    count = 0
  })
  return runs
}

/**
 * The talks that the issued bulletins open and that are not open yet: last place in so many issues in a row, each in its latest
 * edition, as the last of them has it sealed. Each of a tie for last counts; units exempt then or today never do, nor a town
 * that the latest issue knows no more; with talks switched off `today` none opens. `issues` stand in the order of their
 * numbers, one edition each.
 * // R16, Pingli §8(5)
 */
export function proposeTalks(issues: readonly RunIssue[], opened: readonly OpenedTalk[], today: TalkSwitch): TalkProposal[] {
  if (!today.talks) return []
  const towns = (issues.at(-1)?.rows ?? []).filter(({ divisionCode }) => !today.exemptCodes.includes(divisionCode))
  return towns.flatMap(({ divisionCode, name }) => {
    const taken = new Set(opened.filter((talk) => talk.divisionCode === divisionCode).flatMap(issuesOfRun))
    return fullRuns(issues, divisionCode, taken).map((run) => ({ divisionCode, name, runEndsWith: run.runEndsWith, issueNumbers: issuesOfRun(run) }))
  })
}
