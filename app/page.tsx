import { connection } from 'next/server'
import { redirect } from 'next/navigation'
import { currentActor } from '@/app/_server/actor'
import { homePath } from '@/domain/access/home'

export default async function Home() {
  await connection()
  const actor = await currentActor()
  redirect(actor ? homePath(actor.role) : '/login')
}
