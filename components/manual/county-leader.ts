import type { RoleManual } from './manual'

export const countyLeaderManual: RoleManual = {
  lead: '您看一页就够：全县到了哪里，能不能按时完成，哪个镇要过问。',
  tasks: [
    {
      title: '读一句话',
      steps: ['打开就是“进度总览”，最上面一句话：截至何时、多少人、百分之几、比序时进度快还是慢。', '下面三个数：累计、完成率、差多少人。', '点“复制这句话”可以直接发出。'],
      picture: 'dashboard',
      at: { path: '/dashboard', label: '进度总览' },
    },
    {
      title: '看排名',
      steps: ['各镇按完成率由高到低，并列同名次。', '实心条没有到竖线的，就是慢于序时进度。', '想看某个镇，点它的名字。'],
      picture: 'ranking-rows',
    },
    {
      title: '看趋势，与去年同日比',
      steps: ['趋势图的实线是实际，虚线是序时进度。', '有上一年的活动时，表里有去年同日的数。', '“预计完成”按近七天的平均推算，没有新增就不推算。'],
      picture: 'trend',
    },
    {
      title: '会议室的大屏',
      steps: ['在大屏的电脑上登录，打开“大屏”。', '它自己翻页、自己更新，三个数、排名和趋势，六米外看得清。', '深色、浅色都可以。'],
      picture: 'screen',
      at: { path: '/screen', label: '大屏' },
    },
    {
      title: '打印一张',
      steps: ['“打印排名表”是一张 A4 纸，可以带去开会。', '数字截至何时、按什么口径，都印在上面。', '有要求，用“意见反馈”写给县医保局，会有回复。'],
      picture: 'print',
      at: { path: '/print/ranking', label: '打印排名表' },
    },
  ],
}
