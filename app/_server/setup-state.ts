import 'server-only'
import { getSetupState } from '@/db/queries/campaigns'
import { withActor } from '@/db/session'
import type { Actor } from '@/domain/access/actor'
import type { SetupState } from '@/domain/campaigns/setup-state'
import { database } from './database'

/** How far the actor's county is set up: what a page without anything to show names the next step from. */
export function readSetupState(actor: Actor): Promise<SetupState> {
  return withActor(database(), actor, getSetupState)
}
