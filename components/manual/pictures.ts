/*
 * The manual's pictures, by file name in public/manual, with what they show for whoever does not see them. They are taken from
 * the running program by `npm run pictures`; a test holds the script, this list and the files to each other.
 */
export const manualPictures = {
  'sign-in': '登录页：用户名、密码和登录按钮',
  password: '修改密码页：原密码、新密码、再输一次',
  dashboard: '进度总览：一句话、三个数和各镇排名',
  'ranking-rows': '排名表的几行：名次、镇、进度条、完成率和差数',
  trend: '全县趋势图：累计人数和序时进度线',
  town: '镇的页面：本镇的进度和各村的数',
  revisions: '一个数的修订记录：谁在什么时候改成多少、为什么',
  'entry-county': '县里的填报表：各镇一行，累计人数、时点和状态',
  'entry-town': '镇里的填报表：本镇的数和各村的数',
  'quota-import': '导入任务表的页面：选择文件、填写文号和原因',
  'campaign-form': '活动设置：征缴期、缴费标准、节点和计数口径',
  divisions: '行政区划的名单',
  accounts: '账户列表：姓名、角色、范围和状态',
  audit: '操作日志：时间、操作人、做了什么',
  print: '打印的排名表，A4 纸',
  phone: '手机上的本村页面',
  menu: '右上角的账户菜单',
  'must-cover': '必保对象：两类人群的任务、已保和还差的人数',
  series: '口径对照：镇村上报、税务缴费、系统登记的数和差',
  questions: '数据核实：系统的提问和单位的说明',
  feedback: '意见反馈：意见和县里的回复',
  screen: '会议室的大屏',
  senders: '报送方：令牌的范围、口径、到期日和最近使用',
  'count-import': '上传每日数据的页面',
  'bulletin-draft': '通报的草稿：标题、主送、按数字写好的进展情况和存在的问题',
  'bulletin-sign': '等待签发的通报：签发、退回的按钮，下面是送审稿',
  'bulletin-issued': '已签发的通报：可以复制的一段话和正文',
  'supervision-town': '手机上的一件提醒：内容、期限、依据的通报和答复',
  brief: '领导一页：三个数、三个镇、三件建议现在办的事',
} as const

export type PictureName = keyof typeof manualPictures
