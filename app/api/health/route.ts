import { connection } from '@/app/_server/database'

/** For the console and for monitors: whether pages and database answer. Tells nothing else. */
export async function GET() {
  try {
    await connection().client`select 1`
    return Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } })
  } catch {
    return Response.json({ ok: false }, { status: 503, headers: { 'cache-control': 'no-store' } })
  }
}
