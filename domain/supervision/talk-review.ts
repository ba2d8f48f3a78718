import type { CaseStep, ExaminedGround, StepTaken } from './case'
import { isOver, standingOf } from './case-state'
import { isLastIn, issuesOfRun, proposeTalks, type OpenedTalk, type RunIssue, type TalkProposal, type TalkSwitch } from './last-place-run'
import { evidenceText, groundBackSentence, groundGoneSentence, groundHoldsSentence, lapsedSentence, proposedSentence } from './talk-sentences'

/** A talk on record, over or not. */
export interface KnownTalk extends OpenedTalk {
  id: string
  name: string
  steps: readonly Pick<StepTaken, 'step' | 'ground'>[]
}

/** A step that follows from the issues by rule. */
export interface RuleStep {
  talk: KnownTalk
  step: Extract<CaseStep, 'proposed' | 'lapsed' | 'reexamined'>
  content: string
  ground: ExaminedGround
}

export interface NewTalk extends TalkProposal {
  content: string
  ground: ExaminedGround
}

function editionsOf(numbers: readonly number[], issues: readonly RunIssue[]): RunIssue[] {
  return issues.filter(({ issueNumber }) => numbers.includes(issueNumber))
}

/** A talk's run as the issues now have it: for the record, and for the sentence. */
function groundOf(talk: KnownTalk, issues: readonly RunIssue[]) {
  const numbers = issuesOfRun(talk)
  const evidence = editionsOf(numbers, issues)
  const holds = numbers.every((number) => isLastIn(evidence.find(({ issueNumber }) => issueNumber === number), talk.divisionCode))
  return { words: { name: talk.name, evidence: evidenceText(evidence), times: talk.runLength }, ground: { issueIds: evidence.map(({ id }) => id), holds } }
}

/** Whether the talk was proposed on, or last examined against, these very editions. */
function wasExamined({ steps }: KnownTalk, { issueIds }: ExaminedGround): boolean {
  const last = steps.findLast((taken) => taken.ground !== null)?.ground
  return last?.issueIds.join() === issueIds.join()
}

/**
 * What corrected editions mean for a talk that is still open: its proposal lapses when the ground is gone and nobody decided
 * yet; once decided, the leader is told; where the ground holds the talk says that it was looked at. null when its issues
 * have the editions it was last held against.
 * // R16
 */
function reexamine(talk: KnownTalk, issues: readonly RunIssue[]): RuleStep | null {
  const { ground, words } = groundOf(talk, issues)
  if (isOver(talk.steps) || wasExamined(talk, ground)) return null
  if (ground.holds) return { talk, step: 'reexamined', content: groundHoldsSentence(words), ground }
  return standingOf(talk.steps) === 'proposed'
    ? { talk, step: 'lapsed', content: lapsedSentence(words), ground }
    : { talk, step: 'reexamined', content: groundGoneSentence(words), ground }
}

/**
 * What the issued bulletins, each in its latest edition, ask of the talks on record (R16): steps that follow by rule, and
 * talks to open. Made again after these were written it asks for nothing. A lapsed talk whose ground came back is proposed
 * again and not opened a second time. `today` is what the campaign's settings say now; what held for each issue is sealed in it.
 */
export function reviewOfTalks(issues: readonly RunIssue[], known: readonly KnownTalk[], today: TalkSwitch): { steps: RuleStep[]; opened: NewTalk[] } {
  const examined = known.flatMap((talk) => reexamine(talk, issues) ?? [])
  const lapsed = (talk: KnownTalk) => standingOf(talk.steps) === 'lapsed' || examined.some((one) => one.talk === talk && one.step === 'lapsed')
  const proposals = proposeTalks(issues, known.filter((talk) => !lapsed(talk)), today)
  const back: RuleStep[] = []
  const opened: NewTalk[] = []
  for (const proposal of proposals) {
    const earlier = known.find((talk) => talk.divisionCode === proposal.divisionCode && talk.runEndsWith === proposal.runEndsWith)
    if (!earlier) {
      const evidence = editionsOf(proposal.issueNumbers, issues)
      const content = proposedSentence({ name: proposal.name, evidence: evidenceText(evidence), times: proposal.issueNumbers.length })
      opened.push({ ...proposal, content, ground: { issueIds: evidence.map(({ id }) => id), holds: true } })
      continue
    }
    const { ground, words } = groundOf(earlier, issues)
    if (ground.holds) back.push({ talk: earlier, step: 'proposed', content: groundBackSentence(words), ground })
  }
  return { steps: [...examined, ...back], opened }
}
