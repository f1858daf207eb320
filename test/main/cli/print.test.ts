import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printable, printableJson, printableLines } from '../../../src/shared/printable.ts'
import { holds, rounds, tell } from '../../support/tell.ts'
import { newHome, temporaryDirectory, waybill } from './waybill-command.ts'

const CLEAR_SCREEN = '\u001b[2J'
const TITLE = '\u009d0;owned\u009c'
const BACKWARDS = '\u202egpj.exe'
const HOSTILE = `${CLEAR_SCREEN}${TITLE}${BACKWARDS}\u2066\u2028\r\b\u0007`

/** Written by code points, as an expression of them would look like what it is to find. */
function ordersIn(text: string): string[] {
  const isOrder = (code: number) =>
    (code < 0x20 && code !== 0x0a && code !== 0x09) ||
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    [0x061c, 0x200e, 0x200f, 0x2028, 0x2029].includes(code)
  return [...text].filter((character) => isOrder(character.codePointAt(0) ?? 0))
}

describe('what a command prints', () => {
  it('gives a terminal no order, whatever stands in a name', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constant(HOSTILE))
    await holds(
      fc.property(text, (name) => {
        expect(ordersIn(printable(name))).toEqual([])
        expect(printable(name)).not.toMatch(/[\n\t]/)
        expect(ordersIn(printableLines(`${name}\n\t${name}`))).toEqual([])
        const json = printableJson(JSON.stringify({ [name]: [name] }))
        expect(ordersIn(json)).toEqual([])
        expect(JSON.parse(json)).toEqual({ [name]: [name] })
      }),
      2000,
    )
  })

  it('leaves names of every writing as they are', () => {
    for (const name of ['Zoë', '数据', 'نافذة', 'می‌خواهم', '👩‍💻', 'a b']) expect(printable(name)).toBe(name)
  })

  it('is so where it repeats what it was called with, or where it is', async () => {
    const home = newHome()
    const place = `${temporaryDirectory()}/${HOSTILE}`
    const calls = [
      ['key', 'create', HOSTILE],
      ['provider', 'remove', HOSTILE],
      ['status', `--${HOSTILE}`],
      ['export', '--out', `${place}/x`],
      ['provider', 'add', HOSTILE],
      ['route', 'add', HOSTILE, HOSTILE],
      ['settings', 'set', 'allowed_hosts', HOSTILE],
      [HOSTILE],
      ['import', 'litellm', '--file', place, '--diff'],
    ]
    // Each is a process of its own.
    for (const args of calls.slice(0, rounds(3, calls.length))) {
      const { code, stdout, stderr } = await waybill(args, { home })
      tell({ tried: 1 })
      expect(code).not.toBe(0)
      expect([args[0], ordersIn(stdout + stderr)]).toEqual([args[0], []])
    }
    const { stdout, stderr } = await waybill(['status'], { home: place })
    expect(ordersIn(stdout + stderr)).toEqual([])
  })
})
