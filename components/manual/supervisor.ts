import type { RoleManual } from './manual'

export const supervisorManual: RoleManual = {
  lead: '您下去之前，要知道去哪里、为什么去、到了问什么。',
  tasks: [
    {
      title: '看谁落后，落后多少',
      steps: ['在“进度总览”看“差序时进度”：大于 0 的是还差多少人。', '“日均需”是到下个节点每天要完成的人数，与近七天的日增比一比。', '名次旁的箭头是比七天前升降几名。'],
      note: '落后都写作“比序时进度慢”，比的是同一天、同一口径、同一类任务。',
      picture: 'ranking-rows',
      at: { path: '/dashboard', label: '进度总览' },
    },
    {
      title: '看一个镇',
      steps: ['点镇名：这个镇的一句话、趋势、各村的数。', '村不排名，只看哪个村还没有报、还差多少。', '点数字看它是谁报的、改过没有、为什么改。'],
      picture: 'town',
    },
    {
      title: '核实疑点',
      steps: ['“数据核实”列出系统的提问和单位的说明。', '没有说明的，下去时当面问清，请镇里补写。', '说明和当时的数一起留下，以后可查。'],
      picture: 'questions',
      at: { path: '/questions', label: '数据核实' },
    },
    {
      title: '看必保对象',
      steps: ['在“必保对象”看一般脱贫户、三类人员的任务、已保和还差的人数。', '他们有自己更严的节点，与全部人员分开排。', '各镇各村还差几人，逐级点下去。'],
      picture: 'must-cover',
      at: { path: '/must-cover', label: '必保对象' },
    },
    {
      title: '带着纸下去',
      steps: ['打印全县排名表，或镇的页面，A4 纸。', '纸上写着截至何时、按什么口径。', '有话要说，用“意见反馈”告诉县医保局。'],
      picture: 'print',
      at: { path: '/print/ranking', label: '打印排名表' },
    },
  ],
}
