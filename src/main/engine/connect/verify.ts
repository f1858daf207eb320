import type { ToolId, Verification } from '../../../shared/contract/connect.ts'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'

/** An exchange that is over, whether it leaves a row or not. */
export interface FinishedExchange {
  readonly row: ExchangeRow
  readonly isRecorded: boolean
}

export interface VerifyNeeds {
  readonly now: () => number
  readonly clientKeyOf: (tool: ToolId) => string | null
  /** From now on; ends with the signal. */
  readonly finished: (signal: AbortSignal | undefined) => AsyncIterable<FinishedExchange>
}

/** Ends with the first exchange of that tool's key. The key is asked for anew each time: it may be made meanwhile. */
export async function* verify(
  needs: VerifyNeeds,
  tool: ToolId,
  signal: AbortSignal | undefined,
): AsyncGenerator<Verification> {
  // Listened to before it is said: whoever sends a request at that word is heard.
  const finished = needs.finished(signal)[Symbol.asyncIterator]()
  yield { state: 'waiting', since: needs.now() }
  for (;;) {
    const next = await finished.next()
    if (next.done === true) return
    const { row, isRecorded } = next.value
    if (row.client_key_id === null || row.client_key_id !== needs.clientKeyOf(tool)) continue
    yield {
      state: 'seen',
      at: needs.now(),
      exchange_id: isRecorded ? row.id : null,
      model: row.response_model ?? row.request_model,
      status_code: row.status_code,
    }
    await finished.return?.()
    return
  }
}
