/** A town or village to choose a scope from; a village's code begins with its town's. */
export interface ScopeChoice {
  code: string
  name: string
}

export function townsOf(choices: readonly ScopeChoice[]): ScopeChoice[] {
  return choices.filter((choice) => choice.code.length === 9)
}

export function villagesOf(choices: readonly ScopeChoice[], townCode: string): ScopeChoice[] {
  return choices.filter((choice) => choice.code.length === 12 && choice.code.startsWith(townCode))
}
