// What the person at the screen reads while the desk starts.

const startedAt = Date.now()
export const seconds = (since = startedAt) => ((Date.now() - since) / 1000).toFixed(1)

export const say = (sentence) => console.log(sentence)

/** A refusal or failure that is the person's to read: its message is a whole sentence, its stack is noise. */
export class Refusal extends Error {}

/** Runs a step, says how long it took, and says every 20 s that it is still going on. */
export async function step(doing, done, work) {
  const since = Date.now()
  say(`· ${doing}……`)
  const timer = setInterval(() => say(`  仍在${doing.replace(/^正在/, '')}（已 ${seconds(since)} 秒）`), 20_000)
  try {
    const result = await work()
    say(`✓ ${typeof done === 'function' ? done(result) : done}（${seconds(since)} 秒）`)
    return result
  } finally {
    clearInterval(timer)
  }
}

/** Prints why nothing starts. An unforeseen error keeps its stack, for whoever is asked about it. */
export function complain(error) {
  const known = error instanceof Refusal || /[\u4e00-\u9fff]/.test(error?.message ?? '')
  console.error(`✗ ${known ? error.message : `没有启动成功：${error?.stack ?? error}`}`)
}
