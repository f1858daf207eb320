import type { IncomingHttpHeaders } from 'node:http'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { type AnswerReader, readerFor } from './answer-reader.ts'
import { isCounted, usedBy } from './estimate.ts'
import { formatOf } from './format.ts'
import { createInflater, type Inflater } from './inflate.ts'
import { type Job, jobOf } from './jobs.ts'
import { safeLabel } from './label.ts'
import { startReading } from './reading.ts'
import { createSessionReader } from './session.ts'
import type { Spoken } from './spoken-as.ts'
import type { noUsage } from './usage.ts'

export { safeLabel } from './label.ts'
export { spokenAs } from './spoken-as.ts'

/** What an answer said of itself, ready for the ledger. */
export type Metered = Pick<
  ExchangeRow,
  'response_model' | 'service_tier' | 'usage_source' | 'error_type' | keyof typeof noUsage
> & { readonly finish_reasons: string[] }

/** Reads usage out of an answer while it passes. Keeps figures and labels, and of the content nothing. */
export interface Meter {
  begin(statusCode: number, headers: IncomingHttpHeaders, onPlain: (bytes: Buffer) => void): void
  push(chunk: Buffer): void | Promise<void>
  end(): void | Promise<void>
  /** A whole message of a WebSocket. True if it reported usage. */
  message(json: Buffer): boolean
  finished(): boolean
  /** What goes on after this answer, or did. */
  job(): Job | null
  /** What is known so far. `inputTokens` estimates the request's; called only where no report tells. */
  result(inputTokens: () => number): Metered
}

/** `operation`: of the endpoint (listener/endpoint.ts). It decides what is estimated where nothing is reported. */
export function createMeter({ dialect, operation }: { readonly dialect: Spoken; readonly operation: string }): Meter {
  const format = formatOf(dialect, operation)
  const reading = startReading()
  let statusCode: number | null = null
  let last = false
  let reader: AnswerReader | null = null
  let inflater: Inflater | null = null
  let compressedBytes = 0
  let inflatedBytes = 0

  return {
    begin(status, headers, onPlain) {
      statusCode = status
      const onLast = () => {
        last = true
      }
      const counts = isCounted(operation)
      const plain = readerFor(String(headers['content-type'] ?? ''), format, reading, { counts, onLast })
      const encoding = headers['content-encoding']
      reader = plain
      if (encoding === undefined || encoding === 'identity') return
      inflater = createInflater(encoding, (bytes) => {
        inflatedBytes += bytes.length
        onPlain(bytes)
        plain?.push(bytes)
      })
      if (inflater === null) reader = null
    },
    push(chunk) {
      if (!inflater) return reader?.push(chunk)
      compressedBytes += chunk.length
      return inflater.push(chunk)
    },
    end() {
      if (!inflater) return reader?.end()
      return inflater.end().then(() => reader?.end())
    },
    message: createSessionReader(format, reading),
    finished: () => last,
    job: () => jobOf(reading),
    result(inputTokens) {
      reader?.close()
      // A compression that is broken, or none that we know, hides what was used.
      const isReadable = statusCode === 101 || (reader !== null && (compressedBytes === 0 || inflatedBytes > 0))
      return {
        ...usedBy(reading, { operation, statusCode, isReadable, inputTokens }),
        response_model: safeLabel(reading.responseModel),
        finish_reasons: [...reading.finishReasons].map(safeLabel).filter((reason) => reason !== null),
        service_tier: safeLabel(reading.serviceTier),
        error_type:
          safeLabel(reading.errorType) ?? (statusCode !== null && statusCode >= 400 ? String(statusCode) : null),
      }
    },
  }
}
