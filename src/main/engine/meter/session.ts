import type { Usage } from '../../../shared/exchange-row.ts'
import { type FieldPaths, JsonFieldScanner } from '../scan/json-fields.ts'
import type { AnswerFormat, Reading } from './answer-format.ts'
import { noUsage, sum } from './usage.ts'

/**
 * Reads the messages of a WebSocket's session: Realtime's events, Gemini Live's server messages. Each report is of one turn, and is
 * charged on its own, what was said before included (wire-facts, "Usage"): they are added up. True for a message that
 * reports.
 */
export function createSessionReader(
  format: AnswerFormat,
  paths: FieldPaths,
  reading: Reading,
): (json: Buffer) => boolean {
  let answered: Usage | null = null
  /** Realtime's own `usage`, of input that another model wrote down: charged by that one's price, so it stands only alone. */
  let transcribed: Usage | null = null

  return (json) => {
    let isTurn = true
    reading.usage = null
    new JsonFieldScanner(paths, ({ path, value }) => {
      if (path === 'usage') isTurn = false
      format.read(path, value, reading)
    }).push(json)
    const reported: Usage | null = reading.usage
    if (reported !== null && isTurn) answered = added(answered, reported)
    else if (reported !== null) transcribed = added(transcribed, reported)
    reading.usage = answered ?? transcribed
    return reported !== null
  }
}

function added(before: Usage | null, more: Usage): Usage {
  const total = { ...(before ?? noUsage) }
  for (const name of Object.keys(noUsage) as (keyof Usage)[]) total[name] = sum(total[name], more[name])
  return total
}
