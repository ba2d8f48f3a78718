import type { PagePath } from '@/domain/access/routes'
import type { PictureName } from './pictures'

/** One of the things a person does: what to do step by step, and what it looks like. */
export interface ManualTask {
  title: string
  steps: readonly string[]
  /** What to know beside the steps. */
  note?: string
  picture?: PictureName
  /** Where it is done, when the page has an address of its own. */
  at?: { path: PagePath; label: string }
}

/** The manual of one role: the question it answers, then five to seven tasks. */
export interface RoleManual {
  lead: string
  tasks: readonly ManualTask[]
}
