import type { CaseStep, StepTaken } from './case'
import { isOver, standingOf } from './case-state'
import { isLastIn, issuesOfRun, proposeTalks, type OpenedTalk, type RunIssue, type TalkProposal, type TalkRules } from './last-place-run'
import { evidenceText, groundBackSentence, groundGoneSentence, groundHoldsSentence, lapsedSentence, proposedSentence } from './talk-sentences'

/** A talk on record, over or not. */
export interface KnownTalk extends OpenedTalk {
  id: string
  name: string
  /** The sentence it was proposed with. */
  content: string
  steps: readonly Pick<StepTaken, 'step' | 'content'>[]
}

/** A step that follows from the issues by rule. */
export interface RuleStep {
  talk: KnownTalk
  step: Extract<CaseStep, 'proposed' | 'lapsed' | 'reexamined'>
  content: string
}

export interface NewTalk extends TalkProposal {
  content: string
}

function editionsOf(numbers: readonly number[], issues: readonly RunIssue[]): RunIssue[] {
  return issues.filter(({ issueNumber }) => numbers.includes(issueNumber))
}

function groundOf(talk: KnownTalk, issues: readonly RunIssue[]) {
  const numbers = issuesOfRun(talk)
  const evidence = editionsOf(numbers, issues)
  const holds = numbers.every((number) => isLastIn(evidence.find(({ issueNumber }) => issueNumber === number), talk.divisionCode))
  return { name: talk.name, evidence: evidenceText(evidence), times: talk.runLength, holds }
}

/** Whether the talk was proposed on, or examined against, these very editions. */
function wasExamined({ content, steps }: KnownTalk, evidence: string): boolean {
  const byRule = steps.filter(({ step }) => step === 'proposed' || step === 'lapsed' || step === 'reexamined')
  const lastWords = byRule.findLast((taken) => taken.content !== '')?.content ?? content
  return lastWords.includes(evidence)
}

/**
 * What corrected editions mean for a talk that is still open: its proposal lapses when the ground is gone and nobody decided
 * yet; once decided, the leader is told; where the ground holds the talk says that it was looked at. null when its issues
 * have the editions it was last held against.
 * // R16
 */
function reexamine(talk: KnownTalk, issues: readonly RunIssue[]): RuleStep | null {
  const ground = groundOf(talk, issues)
  if (isOver(talk.steps) || wasExamined(talk, ground.evidence)) return null
  if (ground.holds) return { talk, step: 'reexamined', content: groundHoldsSentence(ground) }
  return standingOf(talk.steps) === 'proposed'
    ? { talk, step: 'lapsed', content: lapsedSentence(ground) }
    : { talk, step: 'reexamined', content: groundGoneSentence(ground) }
}

/**
 * What the issued bulletins, each in its latest edition, ask of the talks on record (R16): steps that follow by rule, and
 * talks to open. Made again after these were written it asks for nothing. A lapsed talk whose ground came back is proposed
 * again and not opened a second time.
 */
export function reviewOfTalks(issues: readonly RunIssue[], known: readonly KnownTalk[], rules: TalkRules): { steps: RuleStep[]; opened: NewTalk[] } {
  const examined = known.flatMap((talk) => reexamine(talk, issues) ?? [])
  const lapsed = (talk: KnownTalk) => standingOf(talk.steps) === 'lapsed' || examined.some((one) => one.talk === talk && one.step === 'lapsed')
  const proposals = proposeTalks(issues, known.filter((talk) => !lapsed(talk)), rules)
  const back: RuleStep[] = []
  const opened: NewTalk[] = []
  for (const proposal of proposals) {
    const earlier = known.find((talk) => talk.divisionCode === proposal.divisionCode && talk.runEndsWith === proposal.runEndsWith)
    if (!earlier) {
      const evidence = evidenceText(editionsOf(proposal.issueNumbers, issues))
      opened.push({ ...proposal, content: proposedSentence({ name: proposal.name, evidence, times: proposal.issueNumbers.length }) })
    } else if (groundOf(earlier, issues).holds) {
      back.push({ talk: earlier, step: 'proposed', content: groundBackSentence(groundOf(earlier, issues)) })
    }
  }
  return { steps: [...examined, ...back], opened }
}
