import type { IncomingHttpHeaders } from 'node:http'
import type { Dialect, ExchangeRow } from '../../../shared/exchange-row.ts'
import { type FieldPaths, fieldPaths, JsonFieldScanner, type PickedField } from '../scan/json-fields.ts'
import type { AnswerFormat, Reading } from './answer-format.ts'
import { createEventReader } from './events.ts'
import { formatOf } from './format.ts'
import { createInflater, type Inflater } from './inflate.ts'
import { safeLabel } from './label.ts'
import { createSessionReader } from './session.ts'
import { noUsage } from './usage.ts'

export { safeLabel } from './label.ts'

/** What an answer said of itself, ready for the ledger. */
export type Metered = Pick<
  ExchangeRow,
  'response_model' | 'finish_reasons' | 'service_tier' | 'usage_source' | 'error_type' | keyof typeof noUsage
>

/** Reads usage out of an answer while it passes. Keeps figures and labels, and of the content nothing. */
export interface Meter {
  begin(statusCode: number, headers: IncomingHttpHeaders, onPlain: (bytes: Buffer) => void): void
  push(chunk: Buffer): void | Promise<void>
  end(): void | Promise<void>
  /** A whole message of a WebSocket. True if it reported usage. */
  message(json: Buffer): boolean
  finished(): boolean
  result(): Metered
}

const PATHS = new Map<AnswerFormat, FieldPaths>()

export function createMeter(dialect: Dialect): Meter {
  const format = formatOf(dialect)
  const reading: Reading = {
    usage: null,
    responseModel: null,
    finishReasons: new Set(),
    serviceTier: null,
    errorType: null,
  }
  let statusCode = 0
  let last = false
  let read: (bytes: Buffer) => void = () => {}
  let inflater: Inflater | null = null

  return {
    begin(status, headers, onPlain) {
      statusCode = status
      read = readerFor(String(headers['content-type'] ?? ''), format, reading, () => {
        last = true
      })
      const encoding = headers['content-encoding']
      if (encoding === undefined || encoding === 'identity') return
      inflater = createInflater(encoding, (bytes) => {
        onPlain(bytes)
        read(bytes)
      })
      if (inflater === null) read = () => {}
    },
    push(chunk) {
      return inflater ? inflater.push(chunk) : read(chunk)
    },
    end() {
      return inflater?.end()
    },
    message: createSessionReader(format, pathsOf(format), reading),
    finished: () => last,
    result: () => ({
      ...(reading.usage ?? noUsage),
      usage_source: reading.usage === null ? 'none' : 'reported',
      response_model: safeLabel(reading.responseModel),
      finish_reasons: [...reading.finishReasons].map(safeLabel).filter((reason) => reason !== null),
      service_tier: safeLabel(reading.serviceTier),
      error_type: safeLabel(reading.errorType) ?? (statusCode >= 400 ? String(statusCode) : null),
    }),
  }
}

function readerFor(contentType: string, format: AnswerFormat, reading: Reading, onLast: () => void) {
  const onField = ({ path, value }: PickedField) => format.read(path, value, reading)
  if (/^text\/event-stream/i.test(contentType)) {
    let isFirst = true
    return createEventReader((event, data) => {
      // The first one says which model answers: nobody may stay for the others.
      if (isFirst || format.isTelling(event, data))
        new JsonFieldScanner(pathsOf(format), onField).push(Buffer.from(data))
      isFirst = false
      if (format.isLast(event, data)) onLast()
    })
  }
  if (!/[/+]json\b/i.test(contentType)) return () => {}
  const scanner = new JsonFieldScanner(pathsOf(format), onField)
  return (bytes: Buffer) => scanner.push(bytes)
}

function pathsOf(format: AnswerFormat): FieldPaths {
  let paths = PATHS.get(format)
  if (!paths) {
    paths = fieldPaths(format.paths)
    PATHS.set(format, paths)
  }
  return paths
}
