/** One issue as evidence names it: 第4期; a corrected edition says which: 第4期（第2版）. */
export function editionText({ issueNumber, edition }: { issueNumber: number; edition: number }): string {
  return edition === 1 ? `第${issueNumber}期` : `第${issueNumber}期（第${edition}版）`
}

/**
 * The issues a talk rests on in the editions they now have. The same editions always give the same words: by them a
 * re-examination knows that it was made already.
 */
export function evidenceText(issues: readonly { issueNumber: number; edition: number }[]): string {
  return `${issues.map(editionText).join('、')}通报`
}

interface Ground {
  name: string
  evidence: string
  times: number
}

export function proposedSentence({ name, evidence, times }: Ground): string {
  return `${evidence}：${name}连续${times}期排名末位，按规则提出约谈建议，是否约谈由县领导决定。`
}

export function groundHoldsSentence({ name, evidence, times }: Ground): string {
  return `通报有更正，已按${evidence}重新核对：${name}仍是连续${times}期排名末位，依据不变。`
}

export function groundBackSentence({ name, evidence, times }: Ground): string {
  return `通报再次更正，按${evidence}，${name}连续${times}期排名末位，重新提出约谈建议，是否约谈由县领导决定。`
}

export function lapsedSentence({ name, evidence, times }: Ground): string {
  return `通报有更正，按${evidence}，${name}不再是连续${times}期排名末位，约谈建议撤销，不再办理。`
}

export function groundGoneSentence({ name, evidence, times }: Ground): string {
  return `通报有更正，按${evidence}，${name}不再是连续${times}期排名末位，约谈的依据已变；请县领导重新考虑，可改为不约谈。`
}
