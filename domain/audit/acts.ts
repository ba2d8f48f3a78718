/** The acts of the audit chain, noun:verb, in the words of the office. A test holds every act written in the code to this table. */
export const actLabels: Record<string, string> = {
  'session:start': '登录',
  'session:refuse': '登录未通过',
  'password:change': '修改自己的密码',
  'password:refuse': '改密时原密码不正确',
  'accounts:create': '新建账户',
  'accounts:import': '批量新建账户',
  'accounts:edit': '修改账户',
  'accounts:disable': '停用账户',
  'accounts:enable': '启用账户',
  'accounts:reset': '重置密码',
  'campaign:create': '建立征缴活动',
  'campaign:revise': '修改活动设置',
  'screen:show': '在大屏上持续显示',
  'daily-counts:save': '上报每日数据',
  'quota:import': '导入任务数',
  'quota:change': '调整任务数',
  'quota:split': '分解任务数',
  'division:import': '导入行政区划',
  'division:rename': '区划改名',
  'division:merge': '区划合并',
  'questions:answer': '答复数据核实',
  'feedback:write': '提意见',
  'feedback:answer': '答复意见',
  'installation:first-run': '建立第一个管理员',
}

export function actLabel(act: string): string {
  return actLabels[act] ?? `其他操作（${act}）`
}

/** Names of the changed fields, for people; an unknown one stays as it is written in the records. */
const fieldLabels: Record<string, string> = {
  username: '用户名',
  displayName: '姓名',
  role: '角色',
  department: '部门',
  scopeCode: '范围',
  expiresOn: '到期日',
  disabledAt: '停用',
  password: '密码',
  persons: '人数',
  hour: '时点',
  reason: '原因',
  name: '名称',
  validTo: '最后一天',
  successorCode: '并入',
  dailyDueHour: '每日上报截止时点',
  population: '人口',
  settings: '设置',
  milestones: '节点',
  remark: '备注',
  position: '序号',
  answer: '答复',
  content: '内容',
  coverageYear: '参保年度',
  opensOn: '开始日',
  closesOn: '截止日',
  lateWindow: '补缴期',
  personalFeeFen: '个人缴费标准',
  financeShareFen: '财政补助标准',
  expectedLine: '序时进度线',
  mustCoverGroups: '必保对象',
  subsidies: '资助标准',
  countingSeries: '计数口径',
  reportingLevel: '填报层级',
  townsSeeTable: '镇可看全县表',
  bulletin: '通报',
  escalation: '督办',
  waiver: '放弃登记',
  retentionYears: '保存年限',
}

export function fieldLabel(field: string): string {
  return fieldLabels[field] ?? field
}
