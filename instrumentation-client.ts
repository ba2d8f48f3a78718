// Runs before anything else in the browser: Zod must not try whether it may compile code, for the page's policy forbids eval
// and every try would be reported as a breach of it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
