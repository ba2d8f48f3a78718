import type { RoleManual } from './manual'

export const departmentManual: RoleManual = {
  lead: '您的单位与参保工作有关联。名单报送还没有开放，眼下您要做的是保管好账户。',
  tasks: [
    {
      title: '第一次登录',
      steps: ['用密码条上的用户名和一次性密码登录。', '系统会请您先设自己的密码，设好才能用。', '密码条改密后作废，请销毁。'],
      picture: 'sign-in',
    },
    {
      title: '修改密码',
      steps: ['点右上角自己的名字，选“修改密码”。', '填原密码和新密码。', '改好后，别处的登录会马上退出。'],
      picture: 'password',
      at: { path: '/password', label: '修改密码' },
    },
    {
      title: '双重验证',
      steps: ['县里要求双重验证的，登录时按提示用手机上的验证器扫码。', '以后每次登录，再填六位验证码。', '换手机前先告诉县医保局管理员。'],
    },
    {
      title: '用程序报数',
      steps: ['本单位的系统要自动报数的，请县医保局管理员发令牌。', '怎样报，见“接口说明”。', '令牌只能报限定的范围和口径，到期或撤销后失效。'],
      picture: 'menu',
      at: { path: '/api-docs', label: '接口说明' },
    },
    {
      title: '有事告诉县医保局',
      steps: ['点“意见反馈”，写明什么事。', '回复在同一个地方看。', '人员变动时，请县医保局停用旧账户、新建账户，不要转借。'],
      picture: 'feedback',
      at: { path: '/feedback', label: '意见反馈' },
    },
  ],
}
