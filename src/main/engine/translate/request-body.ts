import type { Body } from '../exchange.ts'
import { inflated } from '../scan/inflate.ts'
import { untranslatable } from './untranslatable.ts'

/** Far deeper than any conversation or schema; what walks through a body by calling itself would run out of stack. */
const MOST_DEPTH = 500
/** Lists and objects: a long conversation with many tools has some ten thousand. Each takes its time, in which nobody else is served. */
const MOST_PARTS = 50_000

/** A body's JSON, whatever it is compressed with. Hostile in all but its depth, the number of its parts, and that no key of it is `__proto__`. */
export async function jsonOf(body: Body, encoding: string | undefined, limitBytes: number): Promise<unknown> {
  if (body.type !== 'whole') throw untranslatable('body', 'is no JSON')
  const plain =
    body.text ?? (body.tokensInside === null ? body.bytes : await inflated(body.bytes, encoding, limitBytes))
  if (plain === null) throw untranslatable('body', 'is compressed in a way that can’t be read')
  const json = parsed(plain)
  checkShape(json)
  return json
}

function parsed(plain: Buffer): unknown {
  try {
    return JSON.parse(plain.toString('utf8'))
  } catch {
    throw untranslatable('body', 'is no JSON')
  }
}

/** Level by level and not by recursion, which is what is guarded against. */
function checkShape(json: unknown): void {
  let level: unknown[] = [json]
  let parts = 0
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_DEPTH) throw untranslatable('body', 'is nested too deeply')
    const below: unknown[] = []
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue
      // Copied into an object of ours it would become that object's prototype.
      if (Object.hasOwn(value, '__proto__')) throw untranslatable('body', 'holds a key named __proto__')
      for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) below.push(member)
    }
    parts += below.length
    if (parts > MOST_PARTS) throw untranslatable('body', 'has more parts than can be translated')
    level = below
  }
}
