import 'server-only'

/** What the database says of itself stays; the statement's parameters are sealed secrets, token hashes, what people wrote. */
function messageOf(problem: Error): string {
  if (problem.cause instanceof Error) return messageOf(problem.cause)
  return 'query' in problem && 'params' in problem ? 'query failed' : problem.message
}

/** A stack begins with the message, which may run over several lines: only its places are kept. */
function placesOf({ stack = '', message }: Error): string[] {
  return stack.replace(message, () => '').split('\n').filter((line) => /^\s+at /.test(line))
}

/** Writes down what went wrong: name, message, code and places, and never what the statement carried. */
export function logProblem(what: string, problem: unknown): void {
  if (!(problem instanceof Error)) return console.error(`${what}: a ${typeof problem} was thrown`)
  const inner = problem.cause instanceof Error ? problem.cause : problem
  const code = 'code' in inner && typeof inner.code === 'string' ? ` (${inner.code})` : ''
  console.error([`${what}: ${inner.name}${code}: ${messageOf(problem)}`, ...placesOf(problem)].join('\n'))
}
