import 'server-only'

/** How many bytes of files are kept: a hundred bulletins in all their forms. */
const budgetBytes = 64 * 1024 * 1024

/** Keeps files that never change, the least recently used leaving first; whoever asks while one is made waits for the same making. */
export function fileKeeper(budget: number): (key: string, make: () => Promise<Uint8Array>) => Promise<Uint8Array> {
  const kept = new Map<string, Uint8Array>()
  const making = new Map<string, Promise<Uint8Array>>()
  let bytes = 0

  function keep(key: string, file: Uint8Array): void {
    if (file.byteLength > budget) return
    kept.set(key, file)
    bytes += file.byteLength
    for (const [oldest, old] of kept) {
      if (bytes <= budget) return
      kept.delete(oldest)
      bytes -= old.byteLength
    }
  }

  async function made(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    try {
      const file = await make()
      keep(key, file)
      return file
    } finally {
      making.delete(key)
    }
  }

  return async (key, make) => {
    const found = kept.get(key)
    if (found) {
      kept.delete(key)
      kept.set(key, found)
      return found
    }
    const underway = making.get(key) ?? made(key, make)
    making.set(key, underway)
    return underway
  }
}

/** A file of an issued bulletin, made once: apart from `oncePerChange`, whose many small answers a few long pictures would push out. */
export const issuedFile = fileKeeper(budgetBytes)
