import type { RoleManual } from './manual'

export const townClerkManual: RoleManual = {
  lead: '您每天下午把本镇的数报上去，报完就能看到名次；各村的数也在您这里。',
  tasks: [
    {
      title: '上报今天的数',
      steps: ['打开“每日填报”，日期已经是今天。填到今天为止的累计人数，不是当天新增。', '填时点，如 17。', '点“上报”。每格后面的“已存”就是报上去了。'],
      note: '断网时填的数留在这台电脑上，显示“待传”，联网后再点上报。',
      picture: 'entry-town',
      at: { path: '/daily-counts', label: '每日填报' },
    },
    {
      title: '报各村的数、必保对象的数',
      steps: ['同一页下面是各村。可以从 Excel 复制一列，粘贴到第一个村的格里。', '也可以下载空表，填好后上传，预览无误再确认。', '必保对象在人群里切换，分别填报。'],
      note: '由村填报的，镇的数是各村和“镇直”之和，页面上写着几个村已报。',
      picture: 'count-import',
      at: { path: '/daily-counts/import', label: '上传每日数据' },
    },
    {
      title: '更正报错的数',
      steps: ['选到那一天，改成对的数，写原因，点“更正”。', '原来的数不会消失，点数字右上角可以看到历次修订。', '累计数比前一天少，也要写原因，如退费。', '已用于通报的日子也能改，写明原因，改动会列入下一期通报；已签发的通报不变。'],
      picture: 'revisions',
    },
    {
      title: '看本镇的进度，回答核实',
      steps: ['“进度总览”里有本镇的名次、差多少人、每天需要多少人。', '点本镇，看各村。', '“数据核实”里有本镇的，写一句说明；数确实错了，就去更正。'],
      picture: 'questions',
      at: { path: '/questions', label: '数据核实' },
    },
    {
      title: '管好村里代办员的账户',
      steps: ['在“账户”可以看到本镇各村的代办员。', '忘记密码的，点“重置密码”，把一次性密码条交给本人。', '换人了，请县医保局停用旧的、新建新的。'],
      picture: 'accounts',
      at: { path: '/admin/accounts', label: '账户' },
    },
  ],
}
