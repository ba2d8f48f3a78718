/** How far an empty county has come on its way to the first ranking. */
export interface SetupState {
  towns: number
  villages: number
  campaigns: number
  /** Divisions with a quota in the newest campaign. */
  quotas: number
  accounts: number
}

export interface SetupStep {
  path: '/admin/divisions' | '/admin/campaigns/new' | '/quotas/import' | '/admin/accounts'
  label: string
  /** What is there already, or what to do. */
  detail: string
  isDone: boolean
}

/** The four steps in the order in which they must be taken: each stands on the ones before. */
export function setupSteps(state: SetupState): SetupStep[] {
  return [
    { path: '/admin/divisions', label: '行政区划', isDone: state.towns > 0, detail: state.towns > 0 ? `${state.towns} 个镇，${state.villages} 个村（社区）` : '导入镇和村（社区）的名单' },
    { path: '/admin/campaigns/new', label: '征缴活动', isDone: state.campaigns > 0, detail: state.campaigns > 0 ? `${state.campaigns} 个年度` : '按通知填写年度、起止日、标准和节点' },
    { path: '/quotas/import', label: '任务数', isDone: state.quotas > 0, detail: state.quotas > 0 ? `${state.quotas} 个单位已下达` : '上传通知所附的任务表' },
    { path: '/admin/accounts', label: '账户', isDone: state.accounts > 1, detail: state.accounts > 1 ? `${state.accounts} 个账户` : '给县、镇、村的经办人员建账户' },
  ]
}

export function isSetUp(state: SetupState): boolean {
  return setupSteps(state).every((step) => step.isDone)
}
