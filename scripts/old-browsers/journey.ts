import type { Hands } from './hands'

interface Step {
  name: string
  walk(hands: Hands): Promise<void>
}

interface JourneyInput {
  passwordOf(username: string): string
  picture(name: string): string
}

async function signIn(hands: Hands, username: string, password: string): Promise<void> {
  await hands.open('/login')
  await hands.type('input[name=username]', username)
  await hands.type('input[name=password]', password)
  await hands.press('button[type=submit]')
  await hands.await(`location.pathname !== '/login'`, 'the page after signing in')
}

/** A mark on the window that a full load would wipe away: still there, the page's own scripts changed the view. */
const mark = `window.sameLoad = true`

function expectThat(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}

/** Sign in, read, press, type and save, and the phone of a village: what must work on every kernel a county has. */
export function journey({ passwordOf, picture }: JourneyInput): Step[] {
  return [
    {
      name: 'sign in',
      walk: async (hands) => {
        await hands.resize(1440, 900)
        await signIn(hands, 'jingban', passwordOf('jingban'))
        await hands.await(`document.querySelectorAll('table tbody th[scope=row]').length >= 11`, 'the ranking')
      },
    },
    {
      name: 'the dashboard looks as it should',
      walk: async (hands) => {
        const header = await hands.see<string>(`getComputedStyle(document.querySelector('header')).backgroundColor`)
        expectThat(header === 'rgb(11, 91, 115)', `the head of the page is ${header}`)
        expectThat(await hands.see<boolean>(`document.querySelector('main').getBoundingClientRect().left > 100`), 'the navigation is not beside the page')
        await hands.await(`document.querySelector('.recharts-surface path')`, 'the chart')
        await hands.picture(picture('dashboard'))
      },
    },
    {
      name: 'a press changes the view without a load, and the menu opens',
      walk: async (hands) => {
        await hands.see(mark)
        await hands.press('a', '按任务表顺序')
        await hands.await(`location.search.includes('order=table') && document.querySelector('table tbody th').textContent.includes('城关镇')`, 'the order of the quota table')
        expectThat(await hands.see<boolean>('window.sameLoad === true'), 'the page was loaded anew: its scripts are dead')
        await hands.press('header button')
        await hands.await(`document.querySelector('[role=menu]')`, 'the account menu')
        await hands.picture(picture('menu'))
      },
    },
    {
      name: 'a count typed, saved and still there',
      walk: async (hands) => {
        await hands.open('/daily-counts')
        const cell = `[aria-label^="城关镇"]`
        const before = await hands.see<string>(`document.querySelector('input${cell}').value`)
        const after = String(Number(before.replace(/,/g, '')) + 1)
        await hands.type(`input${cell}`, after)
        await hands.press('button', '更正1项')
        await hands.await(`document.querySelector('input${cell}').dataset.state === 'saved'`, 'the word that it is saved')
        await hands.open('/daily-counts')
        const kept = await hands.see<string>(`document.querySelector('input${cell}').value`)
        expectThat(kept.replace(/,/g, '') === after, `after ${after} was saved, the sheet says ${kept}`)
        await hands.picture(picture('daily-counts'))
      },
    },
    {
      name: "the village agent's phone",
      walk: async (hands) => {
        await hands.resize(390, 844)
        await signIn(hands, 'wufeng', passwordOf('wufeng'))
        await hands.await(`location.pathname === '/village' && document.querySelector('svg path')`, "the village's page")
        await hands.picture(picture('village'))
        await hands.see(mark)
        await hands.press('nav a', '待办')
        await hands.await(`location.pathname === '/village/tasks' && document.querySelector('h1').textContent === '待办'`, 'the tasks')
        expectThat(await hands.see<boolean>('window.sameLoad === true'), 'the page was loaded anew: its scripts are dead')
      },
    },
  ]
}
