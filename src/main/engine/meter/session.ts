import type { Usage } from '../../../shared/exchange-row.ts'
import { JsonFieldScanner } from '../scan/json-fields.ts'
import type { AnswerFormat } from './answer-format.ts'
import type { Reading } from './reading.ts'
import { pieceTokens } from './text-tokens.ts'
import { added } from './usage.ts'

/** The first bytes of a message, in which its type stands. */
const HEAD_BYTES = 200

/**
 * Reads the messages of a WebSocket's session: Realtime's events, Gemini Live's server messages. Each report is of one turn, and is
 * charged on its own, what was said before included (wire-facts, "Usage"): they are added up. True for a message that
 * reports.
 */
export function createSessionReader(format: AnswerFormat, reading: Reading): (json: Buffer) => boolean {
  let answered: Usage | null = null
  /** Realtime's own `usage`, of input that another model wrote down: charged by that one's price, so it stands only alone. */
  let transcribed: Usage | null = null

  return (json) => {
    const type = /"type":\s*"([\w.]+)"/.exec(json.toString('latin1', 0, HEAD_BYTES))?.[1]
    const pieces = format.messagePieces(type)
    if (pieces === 'skip') return false
    if (pieces !== null) {
      reading.unreported += pieceTokens(json.toString(), pieces)
      return false
    }
    let isTurn = true
    const unreported = reading.unreported
    reading.usage = null
    reading.isCovered = false
    new JsonFieldScanner(format.messagePaths, ({ path, value, start, end }) => {
      if (path === 'usage') isTurn = false
      format.read(path, value, reading, end - start)
    }).push(json)
    const reported: Usage | null = reading.usage
    if (reported !== null && isTurn) answered = answered === null ? reported : added(answered, reported)
    else if (reported !== null) transcribed = transcribed === null ? reported : added(transcribed, reported)
    // What a turn's report says covers what was counted of its answer, and nothing else does.
    if (reading.isCovered) reading.unreported = isTurn ? 0 : unreported
    reading.usage = answered ?? transcribed
    return reported !== null
  }
}
