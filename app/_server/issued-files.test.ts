import { describe, expect, test, vi } from 'vitest'
import { fileKeeper } from './issued-files'

vi.mock('server-only', () => ({}))

const file = (size: number) => vi.fn(async () => new Uint8Array(size))

describe('files of issued bulletins', () => {
  test('a county that asks at once is answered by one making', async () => {
    const keeper = fileKeeper(100)
    const make = file(10)
    const answers = await Promise.all(Array.from({ length: 20 }, () => keeper('a', make)))
    expect(make).toHaveBeenCalledTimes(1)
    expect(new Set(answers).size).toBe(1)
    await keeper('a', make)
    expect(make).toHaveBeenCalledTimes(1)
  })

  test('what was used least recently leaves when the bytes are more than the budget', async () => {
    const keeper = fileKeeper(100)
    const [a, b, c] = [file(40), file(40), file(40)]
    await keeper('a', a)
    await keeper('b', b)
    await keeper('a', a)
    await keeper('c', c)
    await keeper('a', a)
    expect(a).toHaveBeenCalledTimes(1)
    await keeper('b', b)
    expect(b).toHaveBeenCalledTimes(2)
  })

  test('a file larger than the budget is given, pushes nothing out and is not kept', async () => {
    const keeper = fileKeeper(100)
    const [small, large] = [file(40), file(101)]
    await keeper('small', small)
    expect((await keeper('large', large)).byteLength).toBe(101)
    await keeper('large', large)
    await keeper('small', small)
    expect([small.mock.calls.length, large.mock.calls.length]).toEqual([1, 2])
  })

  test('a making that failed is tried again', async () => {
    const keeper = fileKeeper(100)
    const make = vi.fn(async () => new Uint8Array(1)).mockRejectedValueOnce(new Error('no font'))
    await expect(keeper('a', make)).rejects.toThrow('no font')
    expect((await keeper('a', make)).byteLength).toBe(1)
  })
})
