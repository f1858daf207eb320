import {
  InvalidResponseDataError,
  type LanguageModelV4StreamPart,
  type LanguageModelV4StreamResult,
} from '@ai-sdk/provider'
import type { ClientAnswer } from '../../exchange.ts'
import type { AnswerWriter } from '../codec.ts'
import { createStreamCutter } from '../fit/cut-stream.ts'
import { droppedIn } from '../fit/field-names.ts'
import { errorOfPart } from './error-of-part.ts'
import { createRefusalReader } from './refusals/refusal-stream.ts'
import type { Speech } from './speech.ts'
import { isUnknownEvent } from './unknown-event.ts'

type PartReader = ReadableStreamDefaultReader<LanguageModelV4StreamPart>

export async function sayStream(
  { stream }: LanguageModelV4StreamResult,
  speech: Speech,
  headers: Readonly<Record<string, string>>,
): Promise<ClientAnswer> {
  const { fitted, about, translation } = speech
  const parts = stream.getReader()
  // It is there before the first event: what the AI SDK left out stands in it.
  const first = await parts.read()
  const warnings = first.value?.type === 'stream-start' ? first.value.warnings : []
  const writer = fitted.answerWriter(about)
  return {
    statusCode: 200,
    headers: {
      ...headers,
      'content-type': writer.contentType ?? 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
    },
    body: spoken(first.value, parts, writer, speech),
    dropped: droppedIn(warnings, translation.from, fitted.dropped),
  }
}

/** Throws where the stream ends without having said so: cut off must not look complete. */
async function* spoken(
  first: LanguageModelV4StreamPart | undefined,
  parts: PartReader,
  writer: AnswerWriter,
  { fitted: { cutsAt }, translation: { to } }: Speech,
): AsyncGenerator<string> {
  const refusals = createRefusalReader()
  const cutter = cutsAt.length === 0 ? null : createStreamCutter(cutsAt)
  try {
    for (let part = first; part !== undefined; part = (await parts.read()).value) {
      if (isUnknownEvent(part, to)) continue
      if (isCutOff(part)) break
      if (part.type === 'error') {
        yield writer.failed(errorOfPart(part.error))
        return
      }
      const heard = refusals(part)
      const kept = cutter === null ? heard : heard.flatMap((each) => cutter.pass(each))
      const text = kept.map((each) => writer.part(each)).join('')
      if (text !== '') yield text
      if (part.type === 'finish') {
        // What follows it is framing; read to its end, the connection can serve again.
        while (!(await parts.read()).done);
        return
      }
    }
    throw new Error('cut off')
  } finally {
    parts.cancel().catch(() => {})
  }
}

/** The packages say `finish` of a stream that just ended too, without a reason, or complain that it has none. */
function isCutOff(part: LanguageModelV4StreamPart): boolean {
  if (part.type === 'error') return InvalidResponseDataError.isInstance(part.error) && part.error.data === undefined
  return part.type === 'finish' && part.finishReason.raw === undefined && part.finishReason.unified === 'other'
}
