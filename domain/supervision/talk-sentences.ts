import { issueTextOf } from '@/domain/bulletins/compose-content'
import type { PlainDate } from '@/domain/time/plain-date'

/** The issues a talk rests on, as they call themselves: 第4期、第5期（更正版）通报. */
export function evidenceText(issues: readonly { issueNumber: number; edition: number; issuedOn: PlainDate }[]): string {
  return `${issues.map(issueTextOf).join('、')}通报`
}

interface Ground {
  name: string
  evidence: string
  times: number
}

/** What a proposal says of the decision that is still to come; its paper leaves it out once there is one. */
export const stillOpenClause = '，是否约谈由县领导决定'

export function proposedSentence({ name, evidence, times }: Ground): string {
  return `${evidence}：${name}连续${times}期排名末位，按规则提出约谈建议${stillOpenClause}。`
}

export function groundHoldsSentence({ name, evidence, times }: Ground): string {
  return `通报有更正，已按${evidence}重新核对：${name}仍是连续${times}期排名末位，依据不变。`
}

export function groundBackSentence({ name, evidence, times }: Ground): string {
  return `通报再次更正，按${evidence}，${name}连续${times}期排名末位，重新提出约谈建议${stillOpenClause}。`
}

export function lapsedSentence({ name, evidence, times }: Ground): string {
  return `通报有更正，按${evidence}，${name}不再是连续${times}期排名末位，约谈建议撤销，不再办理。`
}

export function groundGoneSentence({ name, evidence, times }: Ground): string {
  return `通报有更正，按${evidence}，${name}不再是连续${times}期排名末位，约谈的依据已变；请县领导重新考虑，可改为不约谈。`
}
