import { createFrameCutter } from '../scan/event-frames.ts'
import { JsonFieldScanner, type PickedField } from '../scan/json-fields.ts'
import type { AnswerFormat } from './answer-format.ts'
import { createEventReader } from './events.ts'
import type { Reading } from './reading.ts'
import { pieceTokens, sizeTokens } from './text-tokens.ts'

/** Reads an answer's plain bytes. */
export interface AnswerReader {
  push(bytes: Buffer): void
  /** All of it was there. */
  end(): void
  /** Nothing more came, or nothing more is known to come: what was begun counts as far as it went. */
  close(): void
}

/** null for an answer of a kind that reports nothing: sound, a page, plain text. `counts`: also what passes in pieces. */
export function readerFor(
  contentType: string,
  format: AnswerFormat,
  reading: Reading,
  options: { readonly counts: boolean; readonly onLast: () => void },
): AnswerReader | null {
  if (/^text\/event-stream/i.test(contentType)) return streamReader(format, reading, options)
  if (/^application\/vnd\.amazon\.eventstream/i.test(contentType)) return framesReader(format, reading, options)
  return /[/+]json\b/i.test(contentType) ? bodyReader(format, reading) : null
}

function streamReader(
  format: AnswerFormat,
  reading: Reading,
  { counts, onLast }: { readonly counts: boolean; readonly onLast: () => void },
): AnswerReader {
  const events = createEventReader(eventTaker(format, reading, { counts, onLast }))
  return { push: events.push, end: events.end, close() {} }
}

/** AWS's binary streams: the same events in other frames. What is none is read no further. */
function framesReader(
  format: AnswerFormat,
  reading: Reading,
  options: { readonly counts: boolean; readonly onLast: () => void },
): AnswerReader {
  const take = eventTaker(format, reading, options)
  const cut = createFrameCutter(({ type, name, payload }) => {
    if (type !== 'event') reading.errorType = name
    take(name, payload.toString('utf8'))
  })
  let isBroken = false
  return {
    push(bytes) {
      try {
        if (!isBroken) cut(bytes)
      } catch {
        isBroken = true
      }
    },
    end() {},
    close() {},
  }
}

function eventTaker(
  format: AnswerFormat,
  reading: Reading,
  { counts, onLast }: { readonly counts: boolean; readonly onLast: () => void },
): (event: string | undefined, data: string) => void {
  const onField = ({ path, value, start, end }: PickedField) => format.read(path, value, reading, end - start)
  let isFirst = true
  return (event, data) => {
    const name = event ?? nameIn(data)
    reading.isCovered = false
    // The first one says which model answers: nobody may stay for the others.
    if (isFirst || format.isTelling(name, data)) {
      new JsonFieldScanner(format.eventPaths, onField).push(Buffer.from(data))
    }
    isFirst = false
    const pieces = counts && !reading.isCovered ? format.pieces(name) : null
    if (pieces !== null) reading.unreported += pieceTokens(data, pieces)
    else if (reading.isCovered) reading.unreported = 0
    if (format.isLast(name, data)) onLast()
  }
}

/** An event's name, for servers that leave its line out: it is said in the data as well, first. */
function nameIn(data: string): string | undefined {
  return /^\{\s*"(?:type|event_type)":\s*"([\w.]+)"/.exec(data)?.[1]
}

function bodyReader(format: AnswerFormat, reading: Reading): AnswerReader {
  const scanner = new JsonFieldScanner(format.bodyPaths, ({ path, value, start, end }) => {
    format.read(path, value, reading, end - start)
  })
  let bytes = 0
  return {
    push(chunk) {
      bytes += chunk.length
      scanner.push(chunk)
    },
    end() {},
    close() {
      if (reading.isCovered) reading.unreported = 0
      // Cut off in the middle of a text, say, of which the scanner tells nothing then.
      else if (!scanner.end() && reading.usage === null)
        reading.unreported = Math.max(reading.unreported, sizeTokens(bytes))
    },
  }
}
