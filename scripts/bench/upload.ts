import { randomUUID } from 'node:crypto'
import type { CountPreview } from '../../domain/count-uploads/count-preview'
import { addDays, plainDate } from '../../domain/time/plain-date'
import type { DeskClient } from '../../e2e/desk-client'
import { largeCounty } from './many-counties'

const towns = 31
const villages = 500
const rows = 15_200

/** A file of that many counts: the villages of the large county, one day after another, each a little more than the day before. */
function fileOfCounts(): Buffer {
  const codes = Array.from({ length: villages }, (_, index) => `${largeCounty.code}${100 + (index % towns)}${201 + Math.floor(index / towns)}`)
  const lines = Array.from({ length: rows }, (_, index) => {
    const day = Math.floor(index / villages)
    return `${codes[index % villages]},${addDays(plainDate('2021-10-20'), day)},17,${400 + day},测速`
  })
  return Buffer.from(`区划代码,日期,时点,累计人数,原因\n${lines.join('\n')}\n`)
}

/** Uploads it as a person does, and says the seconds of the preview and of the import. */
export async function measureUpload(url: string, client: DeskClient): Promise<string> {
  const send = async (path: string, body: Buffer) => {
    const began = performance.now()
    const headers = { cookie: client.cookie, origin: url, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() }
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: new Uint8Array(body) })
    const told = (await answer.json()) as Record<string, unknown>
    if (!answer.ok) throw new Error(`${path.split('?')[0]} is answered with ${answer.status}: ${String(told.error)}`)
    return { told, seconds: (performance.now() - began) / 1000 }
  }
  const file = fileOfCounts()
  const query = `fileName=${encodeURIComponent('测速.csv')}&series=reported&reason=${encodeURIComponent('测速')}`
  const preview = await send(`/api/daily-counts/preview?${query}`, file)
  const { fingerprint, seenAt } = preview.told as Pick<CountPreview, 'fingerprint' | 'seenAt'> & Record<string, unknown>
  const entered = await send(`/api/daily-counts/import?${query}&fingerprint=${fingerprint}&seenAt=${encodeURIComponent(seenAt)}`, file)
  return `preview ${preview.seconds.toFixed(1)} s, import ${entered.seconds.toFixed(1)} s (${String(entered.told.saved)} saved)`
}
