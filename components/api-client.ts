/** Why the server refused, as the sentence it gave; `details` carries what belongs to single cells or rows. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    sentence: string,
    readonly details: Record<string, unknown>,
  ) {
    super(sentence)
  }
}

/** Raised on the window when the session is over, so that the page can ask to sign in again and keep what was typed. */
export const sessionOverEvent = 'yingbao:session-over'

async function readAnswer<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return body as T
  const { error, ...details } = (body ?? {}) as { error?: string } & Record<string, unknown>
  if (response.status === 401) window.dispatchEvent(new CustomEvent(sessionOverEvent, { detail: error }))
  throw new ApiRefusal(response.status, error ?? `服务器没有给出能读懂的回答（${response.status}），请稍后再试。`, details)
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init })
  } catch {
    throw new ApiRefusal(0, '连不上服务器，您填写的内容还在本页，请检查网络后重试。', {})
  }
}

/** Reads; the browser revalidates by ETag, so an unchanged answer costs a 304. */
export async function apiGet<T>(path: string, signal?: AbortSignal): Promise<T> {
  return readAnswer<T>(await send(path, { cache: 'no-cache', ...(signal ? { signal } : {}) }))
}

/** A key for one intended change; keep it across retries of the same change (decision 6). */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Writes. The same key with the same body changes things once, however often it is sent. */
export async function apiWrite<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body: unknown, key = newIdempotencyKey()): Promise<T> {
  return readAnswer<T>(
    await send(path, { method, headers: { 'content-type': 'application/json', 'idempotency-key': key }, body: JSON.stringify(body) }),
  )
}

/** Uploads a file as it is; its name and everything else travel in the path's query. A preview needs no key of its own. */
export async function apiUpload<T>(path: string, file: Blob, key = newIdempotencyKey()): Promise<T> {
  return readAnswer<T>(
    await send(path, { method: 'POST', headers: { 'content-type': 'application/octet-stream', 'idempotency-key': key }, body: file }),
  )
}
