import { connection } from 'next/server'
import { redirect } from 'next/navigation'
import { requireActor } from '@/app/_server/actor'

/** The reader's own manual. */
export default async function ManualStartPage() {
  await connection()
  const { role } = await requireActor('session:use', '/manual')
  redirect(role === 'village_agent' ? '/village/manual' : `/manual/${role}`)
}
