/** The states of a bulletin (R13); a discarded draft is kept and never issued. */
export const bulletinStates = ['draft', 'sent', 'issued', 'discarded'] as const
export type BulletinState = (typeof bulletinStates)[number]

export const bulletinStateLabels: Record<BulletinState, string> = { draft: '起草', sent: '已送审', issued: '已签发', discarded: '已作废' }

/** What is done to a bulletin; drafting and saving keep it a draft. */
export const bulletinActs = ['save', 'retake', 'send', 'return', 'withdraw', 'discard', 'issue'] as const
export type BulletinAct = (typeof bulletinActs)[number]

export const bulletinActLabels: Record<BulletinAct, string> = { save: '保存文稿', retake: '重新取数', send: '送审', return: '退回', withdraw: '撤回送审', discard: '作废', issue: '签发' }

const transitions: Record<BulletinAct, { from: BulletinState; to: BulletinState }> = {
  save: { from: 'draft', to: 'draft' },
  retake: { from: 'draft', to: 'draft' },
  send: { from: 'draft', to: 'sent' },
  return: { from: 'sent', to: 'draft' },
  withdraw: { from: 'sent', to: 'draft' },
  discard: { from: 'draft', to: 'discarded' },
  issue: { from: 'sent', to: 'issued' },
}

/** The state after an act, or null when the act is none of this state's. */
export function stateAfter(state: BulletinState, act: BulletinAct): BulletinState | null {
  const { from, to } = transitions[act]
  return from === state ? to : null
}
