import type { ApiRoute } from '@/domain/access/routes'
import * as accounts from '@/domain/accounts/accounts-api'
import * as factors from '@/domain/accounts/second-factor-api'
import { reviseSignIn } from '@/domain/accounts/sign-in-api'
import * as session from '@/domain/access/session-api'
import * as bulletins from '@/domain/bulletins/bulletins-api'
import * as campaigns from '@/domain/campaigns/campaigns-api'
import { previewCounting } from '@/domain/campaigns/counting-preview-api'
import * as uploads from '@/domain/count-uploads/upload-api'
import * as divisions from '@/domain/divisions/divisions-api'
import * as feedback from '@/domain/feedback/feedback-api'
import * as sheets from '@/domain/progress/entry-sheet-api'
import * as progress from '@/domain/progress/progress-api'
import * as questions from '@/domain/progress/questions/questions-api'
import * as screen from '@/domain/progress/screen-api'
import * as quotas from '@/domain/quotas/quotas-api'
import * as senders from '@/domain/senders/sender-api'
import * as supervision from '@/domain/supervision/supervision-api'
import { readWaiting } from '@/domain/tasks/tasks-api'
import { readDocument } from './api-document-api'
import type { RouteDescription } from './route-description'

/** Every route with its description; one that has none does not compile (decision 9). */
export const routeDescriptions = {
  'GET /api/auth/[...nextauth]': session.readSignIn,
  'POST /api/auth/[...nextauth]': session.signIn,
  'POST /api/first-run': accounts.startFirstRun,
  'GET /api/health': session.readHealth,
  'GET /api/session': session.readSession,
  'POST /api/password': accounts.changePassword,
  'GET /api/openapi.json': readDocument,
  'GET /api/ranking': progress.readRanking,
  'GET /api/towns/[code]': progress.readTown,
  'GET /api/screen': screen.readScreen,
  'POST /api/screen': screen.showScreen,
  'GET /api/daily-counts': sheets.readSheet,
  'POST /api/daily-counts': sheets.saveCounts,
  'GET /api/daily-counts/template': uploads.downloadBlankSheet,
  'POST /api/daily-counts/preview': uploads.previewCounts,
  'POST /api/daily-counts/import': uploads.importCounts,
  'POST /api/daily-counts/uploads': uploads.sendCounts,
  'POST /api/daily-counts/uploads/[id]/undo': uploads.undoUploadedCounts,
  'POST /api/questions/answers': questions.answerQuestion,
  'POST /api/bulletins': bulletins.draftBulletin,
  'POST /api/bulletins/[id]/steps': bulletins.stepBulletin,
  'POST /api/bulletins/[id]/issue': bulletins.issueBulletin,
  'GET /api/bulletins/[id]/docx': bulletins.downloadDocx,
  'GET /api/bulletins/[id]/xlsx': bulletins.downloadXlsx,
  'GET /api/bulletins/[id]/picture': bulletins.downloadPicture,
  'GET /api/quotas/export': quotas.exportQuotas,
  'POST /api/quotas/preview': quotas.previewQuotas,
  'POST /api/quotas/import': quotas.importQuotas,
  'POST /api/quotas/changes': quotas.changeQuota,
  'POST /api/quotas/splits': quotas.splitQuotas,
  'POST /api/divisions/preview': divisions.previewDivisions,
  'POST /api/divisions/import': divisions.importDivisions,
  'POST /api/divisions/[code]/changes': divisions.changeDivision,
  'POST /api/campaigns': campaigns.openCampaign,
  'POST /api/campaigns/[id]/settings': campaigns.reviseCampaign,
  'POST /api/campaigns/[id]/settings/preview': previewCounting,
  'POST /api/accounts': accounts.createAccount,
  'GET /api/accounts/template': accounts.downloadAccountTemplate,
  'POST /api/accounts/preview': accounts.previewAccounts,
  'POST /api/accounts/import': accounts.importAccounts,
  'PUT /api/accounts/[id]': accounts.changeAccount,
  'POST /api/accounts/[id]/password': accounts.resetAccountPassword,
  'POST /api/accounts/[id]/second-factor': factors.resetFactor,
  'POST /api/second-factor': factors.beginFactor,
  'POST /api/second-factor/code': factors.giveFactor,
  'POST /api/second-factor/removal': factors.removeFactor,
  'POST /api/sign-in-settings': reviseSignIn,
  'POST /api/senders': senders.openSender,
  'POST /api/senders/[id]/revoke': senders.endSender,
  'GET /api/tasks': readWaiting,
  'POST /api/supervision/reminders': supervision.sendReminders,
  'POST /api/supervision/visits': supervision.recordVisit,
  'POST /api/supervision/talks': supervision.reviewTalkProposals,
  'POST /api/supervision/cases/[id]/steps': supervision.takeCaseStep,
  'POST /api/feedback': feedback.sendFeedback,
  'POST /api/feedback/answers': feedback.answerFeedback,
} satisfies Record<ApiRoute, RouteDescription>

type FirstPart<Path extends string> = Path extends `${infer First}/${string}` ? First : Path
export type ApiNoun = ApiRoute extends `${string} /api/${infer Rest}` ? FirstPart<Rest> : never

/** The chapters of the document, in its order: the first part of the path after /api. */
export const chapterLabels: Record<ApiNoun, string> = {
  ranking: '进度与排名',
  towns: '镇与村的进度',
  screen: '大屏',
  'daily-counts': '每日数据',
  questions: '数据核实',
  tasks: '待办',
  supervision: '提醒、约谈和督导',
  bulletins: '通报',
  quotas: '任务数',
  divisions: '行政区划',
  campaigns: '征缴活动',
  accounts: '账户',
  senders: '报送方',
  feedback: '意见反馈',
  session: '登录状态',
  password: '自己的密码',
  'second-factor': '动态验证码',
  'sign-in-settings': '登录安全',
  auth: '登录',
  'first-run': '首次设置',
  health: '运行状态',
  'openapi.json': '接口说明',
}
