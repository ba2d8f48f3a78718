import type { Page } from '@playwright/test'
import type { PagePath } from '../domain/access/routes'
import type { Role } from '../domain/access/roles'

/** One page in one state, as somebody who may be there meets it. */
export interface Visit {
  /** The state in words: part of the test's message. */
  state: string
  /** null: nobody is signed in. */
  role: Role | null
  path: string
  /** Leads from `path` to the page itself, whose address nobody can know beforehand; it is then opened anew by it. */
  reach?: (page: Page) => Promise<void>
  /** Brings the page into the state once it stands. */
  arrange?: (page: Page) => Promise<void>
  /** Gzip kilobytes of scripts, where the page is not held to the usual budget. */
  kilobytes?: number
}

/**
 * Kilobytes of scripts: a phone of the village or anybody's first page; the usual page of the desk; one with a chart; the
 * settings of a campaign, whose form carries the schema it checks with.
 */
export const budgets = { light: 160, usual: 280, chart: 385, settings: 360 }

const { light, chart, settings } = budgets
const town = '610926100'
const village = '610926100204'

function visit(role: Role | null, path: string, more: Partial<Visit> = {}): Visit {
  return { state: 'as it opens', role, path, ...more }
}

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click()
}

const openDialog = (name: string | RegExp) => async (page: Page) => {
  await press(name)(page)
  await page.getByRole('dialog').waitFor()
}

const chooseFile = (name: string, text: string, until: string | RegExp) => async (page: Page) => {
  await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByText(until).first().waitFor()
}

const openCampaign = (edit: boolean) => async (page: Page) => {
  await page.getByRole('link', { name: '2022年度' }).click()
  await page.getByRole('heading', { level: 1, name: '2022年度征缴活动' }).waitFor()
  if (!edit) return
  await page.getByRole('link', { name: '修改设置' }).click()
  await page.getByRole('heading', { level: 1, name: '修改2022年度设置' }).waitFor()
}

const openBulletin = (print: boolean) => async (page: Page) => {
  await page.getByRole('list', { name: '已签发的通报' }).getByRole('link').last().click()
  await page.getByRole('heading', { level: 2, name: '封存' }).waitFor()
  if (!print) return
  await page.getByRole('link', { name: '打印或存为 PDF' }).click()
  await page.waitForURL('**/print/bulletins/**')
}

const draftBulletin = async (page: Page) => {
  await page.getByRole('button', { name: /^起草第\d+期通报$/ }).click()
  await page.getByRole('button', { name: '送审' }).waitFor()
}

const openCase = (list: '提醒督办' | '约谈' | '督导记录', print: boolean) => async (page: Page) => {
  await page.getByRole('list', { name: list }).getByRole('link').first().click()
  await page.getByRole('heading', { level: 2, name: '办理过程' }).waitFor()
  if (!print) return
  await page.getByRole('link', { name: '打印' }).click()
  await page.waitForURL('**/print/supervision/**')
}

async function loseSession(page: Page): Promise<void> {
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await page.getByRole('dialog', { name: '请重新登录' }).waitFor()
  await page.context().addCookies(cookies)
}

async function typeNonsense(page: Page): Promise<void> {
  const cell = page.getByRole('textbox', { name: /^城关镇 .*累计人数$/ })
  await cell.fill('12x')
  await cell.press('Tab')
}

/**
 * Every page of the permission table in the states it has: what the tests of access for everybody, of phones and of paper
 * walk through. A page without a line here does not compile, and the walk says so too.
 */
export const visits: Record<PagePath, Visit[]> = {
  '/': [visit(null, '/', { kilobytes: light })],
  '/login': [
    visit(null, '/login', { kilobytes: light }),
    visit(null, '/login?reason=idle', { state: 'after the session ended', kilobytes: light }),
    visit(null, '/login', {
      state: 'refused',
      kilobytes: light,
      arrange: async (page) => {
        await page.getByLabel('用户名').fill('meiyouzheren')
        await page.getByLabel('密码', { exact: true }).fill('x')
        await press('登录')(page)
        await page.getByRole('alert').filter({ hasText: '不正确' }).waitFor()
      },
    }),
  ],
  // With accounts there it leads to the sign-in; the page itself is looked at by the journey of the first run.
  '/first-run': [visit(null, '/first-run', { kilobytes: light })],
  '/password': [
    visit('village_agent', '/password', { kilobytes: light }),
    visit('village_agent', '/password', {
      state: 'refused',
      kilobytes: light,
      arrange: async (page) => {
        for (const label of ['原密码', '新密码', '再输一次新密码']) await page.getByLabel(label, { exact: true }).fill('123')
        await press('修改密码')(page)
        await page.getByText('至少10位', { exact: false }).first().waitFor()
      },
    }),
  ],
  '/about': [visit('department', '/about')],
  '/manual': [visit('department', '/manual'), visit('village_agent', '/manual', { state: 'of an agent', kilobytes: light })],
  '/manual/[role]': [visit('town_clerk', '/manual/town_clerk'), visit('village_agent', '/manual/village_agent', { state: 'of an agent', kilobytes: light })],
  '/api-docs': [visit('county_staff', '/api-docs')],
  '/village': [
    visit('village_agent', '/village', { kilobytes: light }),
    visit('village_agent', '/village?asOf=2021-10-01', { state: 'before any report', kilobytes: light }),
    visit('village_agent', '/daily-counts', { state: 'no right' }),
    visit('county_leader', '/village', { state: 'no right', kilobytes: light }),
  ],
  '/village/tasks': [visit('village_agent', '/village/tasks', { kilobytes: light })],
  '/village/me': [visit('village_agent', '/village/me', { kilobytes: light })],
  '/village/revisions': [
    visit('village_agent', '/village/revisions', { kilobytes: light }),
    visit('village_agent', '/village/revisions?asOf=2021-10-01', { state: 'before any report', kilobytes: light }),
  ],
  '/village/manual': [visit('village_agent', '/village/manual', { kilobytes: light })],
  '/village/feedback': [visit('village_agent', '/village/feedback', { kilobytes: light })],
  '/dashboard': [
    visit('county_leader', '/dashboard', { kilobytes: chart }),
    visit('county_leader', '/dashboard?asOf=2021-10-14', { state: 'before any report', kilobytes: chart }),
    visit('county_leader', '/dashboard?asOf=gestern', { state: 'mistyped day', kilobytes: chart }),
    visit('town_clerk', '/dashboard', { state: 'of a town', kilobytes: chart }),
    visit('county_leader', '/dashboard', {
      state: 'rows and days opened, menu open',
      kilobytes: chart,
      arrange: async (page) => {
        await page.getByText(/^看每日数字/).click()
        await press(/^账户：/)(page)
        await page.getByRole('menuitem', { name: '退出登录' }).waitFor()
      },
    }),
    visit('county_leader', '/dashboard', { state: 'session over', kilobytes: chart, arrange: loseSession }),
    visit('department', '/dashboard', { state: 'no right' }),
  ],
  '/dashboard/[code]': [
    visit('county_staff', `/dashboard/${town}`, { kilobytes: chart }),
    visit('town_clerk', '/dashboard/610926101', { state: 'not found', kilobytes: chart }),
  ],
  '/dashboard/quotas-compared': [visit('county_leader', '/dashboard/quotas-compared'), visit('town_clerk', '/dashboard/quotas-compared', { state: 'of a town' })],
  '/must-cover': [
    visit('county_leader', '/must-cover'),
    visit('county_leader', '/must-cover?asOf=2021-10-14', { state: 'before any report' }),
    visit('town_clerk', '/must-cover', { state: 'of a town' }),
  ],
  '/must-cover/[code]': [visit('county_staff', `/must-cover/${town}`), visit('town_clerk', '/must-cover/610926101', { state: 'not found' })],
  '/screen': [visit('county_leader', '/screen'), visit('county_leader', '/screen?theme=dark', { state: 'dark' })],
  '/series': [
    visit('county_staff', '/series', { kilobytes: chart }),
    visit('county_staff', `/series?town=${town}`, { state: 'of a town', kilobytes: chart }),
    visit('county_staff', '/series?asOf=2021-10-14', { state: 'before any report', kilobytes: chart }),
  ],
  '/calendar': [visit('county_staff', '/calendar'), visit('county_staff', `/calendar?town=${town}`, { state: 'of a town' }), visit('town_clerk', '/calendar', { state: 'of its own town' })],
  '/questions': [visit('county_staff', '/questions'), visit('town_clerk', '/questions', { state: 'of a town' })],
  '/supervision': [
    visit('supervisor', '/supervision'),
    visit('supervisor', '/supervision?show=all', { state: 'recording a visit', arrange: async (page) => page.getByText('记一次督导').click() }),
    visit('county_leader', '/supervision', { state: 'of a leader' }),
    visit('town_clerk', '/supervision?show=all', { state: 'of a town' }),
  ],
  '/supervision/[id]': [
    visit('supervisor', '/supervision?show=all', { state: 'a reminder', reach: openCase('提醒督办', false) }),
    visit('county_leader', '/supervision?show=all', { state: 'a talk', reach: openCase('约谈', false) }),
    visit('town_clerk', '/supervision/00000000-0000-4000-8000-000000000000', { state: 'not found' }),
  ],
  '/dashboard/[code]/revisions': [visit('county_staff', `/dashboard/${town}/revisions`), visit('county_staff', `/dashboard/${village}/revisions`, { state: 'of a village' })],
  '/daily-counts': [
    visit('county_staff', '/daily-counts'),
    visit('town_clerk', '/daily-counts', { state: 'of a town' }),
    visit('county_staff', '/daily-counts', { state: 'with a value that is none', arrange: typeNonsense }),
  ],
  '/daily-counts/import': [
    visit('town_clerk', '/daily-counts/import'),
    visit('town_clerk', '/daily-counts/import', { state: 'refused', arrange: chooseFile('日报.csv', '镇,累计人数\n城关,18800.5\n', '什么都没有导入') }),
  ],
  '/brief': [visit('county_leader', '/brief')],
  '/tasks': [visit('county_staff', '/tasks'), visit('town_clerk', '/tasks', { state: 'of a town' })],
  '/bulletins': [visit('county_staff', '/bulletins'), visit('auditor', '/bulletins', { state: 'for who only reads' })],
  '/bulletins/[id]': [
    visit('county_leader', '/bulletins', { state: 'issued', reach: openBulletin(false) }),
    visit('county_staff', '/bulletins', { state: 'drafted', reach: draftBulletin }),
    visit('county_staff', '/bulletins/00000000-0000-4000-8000-000000000000', { state: 'not found' }),
  ],
  '/quotas': [visit('county_staff', '/quotas'), visit('town_clerk', '/quotas', { state: 'of a town' })],
  '/quotas/import': [
    visit('county_staff', '/quotas/import'),
    visit('county_staff', '/quotas/import', { state: 'refused', arrange: chooseFile('任务.csv', '镇,任务数\n老县,18800.5\n', '什么都没有导入') }),
  ],
  '/quotas/[code]': [
    visit('county_staff', `/quotas/${town}`),
    visit('county_staff', `/quotas/${village}`, { state: 'changing', arrange: openDialog(/^(下达|调整)任务$/) }),
  ],
  '/quotas/[code]/split': [visit('county_staff', `/quotas/${town}/split`)],
  '/admin/campaigns': [visit('county_admin', '/admin/campaigns')],
  '/admin/campaigns/new': [visit('county_admin', '/admin/campaigns/new', { kilobytes: settings })],
  '/admin/campaigns/[id]': [
    visit('county_admin', '/admin/campaigns', { state: 'settings', kilobytes: settings, arrange: openCampaign(false) }),
    visit('county_admin', '/admin/campaigns', { state: 'changing settings', kilobytes: settings, arrange: openCampaign(true) }),
    visit('county_admin', '/admin/campaigns/00000000-0000-4000-8000-000000000000', { state: 'not found', kilobytes: settings }),
  ],
  '/admin/divisions': [visit('county_admin', '/admin/divisions'), visit('county_admin', `/admin/divisions?town=${town}`, { state: 'villages' })],
  '/admin/divisions/[code]': [visit('county_admin', `/admin/divisions/${town}`), visit('county_admin', `/admin/divisions/${village}`, { state: 'of a village' })],
  '/admin/accounts': [
    visit('county_admin', '/admin/accounts'),
    visit('county_admin', '/admin/accounts?q=meiyouzheren', { state: 'empty' }),
    visit('county_admin', '/admin/accounts', { state: 'making one', arrange: openDialog('新建账户') }),
    visit('county_admin', '/admin/accounts?q=jingban', { state: 'disabling one', arrange: openDialog(/^停用/) }),
    visit('town_clerk', '/admin/accounts', { state: 'of a town' }),
  ],
  '/admin/accounts/import': [visit('county_admin', '/admin/accounts/import')],
  '/second-factor': [
    visit('village_agent', '/second-factor', { kilobytes: light }),
    visit('village_agent', '/second-factor', { state: 'secret shown', kilobytes: light, arrange: press('开始设置') }),
  ],
  '/admin/sign-in': [visit('county_admin', '/admin/sign-in')],
  '/admin/senders': [visit('county_admin', '/admin/senders')],
  '/feedback': [visit('department', '/feedback'), visit('county_staff', '/feedback?from=/dashboard', { state: 'of the county' }), visit('village_agent', '/feedback', { state: 'of an agent', kilobytes: light })],
  '/admin/audit': [visit('auditor', '/admin/audit'), visit('auditor', '/admin/audit?until=2001-01-01', { state: 'empty' })],
  '/print/bulletins/[id]': [visit('county_leader', '/bulletins', { reach: openBulletin(true) })],
  '/print/ranking': [visit('county_staff', '/print/ranking')],
  '/print/supervision/[id]': [
    visit('supervisor', '/supervision?show=all', { state: 'a reminder', reach: openCase('提醒督办', true) }),
    visit('supervisor', '/supervision?show=all', { state: 'a talk', reach: openCase('约谈', true) }),
    visit('supervisor', '/supervision?show=all', { state: 'a visit', reach: openCase('督导记录', true) }),
  ],
  '/print/towns/[code]': [visit('county_staff', `/print/towns/${town}`)],
}
