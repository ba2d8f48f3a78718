import type { RoleManual } from './manual'

export const auditorManual: RoleManual = {
  lead: '您要知道：谁、什么时候、从哪里、改了什么，日志和通报有没有被动过。',
  tasks: [
    {
      title: '看操作日志',
      steps: ['打开“操作日志”，最近的在前。', '每条写着时间、操作人、来自的地址、做了什么、哪些记录、改了哪几栏。', '日志只增不改，程序自己也不能改它。'],
      picture: 'audit',
      at: { path: '/admin/audit', label: '操作日志' },
    },
    {
      title: '按人、按事、按日子找',
      steps: ['上面可以选起止日期、操作人、操作。', '条件都在网址里，可以存下来或发给同事。', '打印出来就是一份清单。'],
    },
    {
      title: '核对日志是否完整',
      steps: ['每条日志带着前一条的校验值，改一条、删一条都会露出来。', '请系统管理员在控制台运行 npm run cli -- audit verify，看结果。', '每天的日志头另存一份，截掉尾巴也会被发现。'],
    },
    {
      title: '核对已签发的通报',
      steps: ['在“通报”看已签发的每一期。“封存”一节写着谁送审、谁签发、什么时候、校验值；各种文件上印的是前 12 位。', '请系统管理员在控制台运行 npm run cli -- bulletin verify，看两个结果：封存的内容有没有被动过；按封存的数据重新计算是否一致。', '更正版另外封存，原来的一版留着，两版可以对照。'],
      at: { path: '/bulletins', label: '通报' },
    },
    {
      title: '看程序报送',
      steps: ['用令牌报送的，日志里写着是哪个报送单位。', '发令牌、撤令牌也有记录。', '令牌能做什么，见“接口说明”。'],
      picture: 'menu',
      at: { path: '/api-docs', label: '接口说明' },
    },
    {
      title: '保管好自己的账户',
      steps: ['账户不转借。离岗时请管理员停用。', '点右上角自己的名字改密码。', '县里要求双重验证的，按提示设好。'],
      picture: 'password',
      at: { path: '/password', label: '修改密码' },
    },
  ],
}
