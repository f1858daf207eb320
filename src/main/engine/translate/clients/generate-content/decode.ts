import type { ClientCodec, Decoded } from '../../codec.ts'
import { droppedNames } from '../../fields/dropped-names.ts'
import { type Fields, fieldsOf } from '../../fields/fields.ts'
import { promptOf } from './contents.ts'
import { settingsOf } from './generation-config.ts'
import { leaveOut } from './left-out.ts'
import { inCamelCase, messageIn } from './spellings.ts'
import { thinkingOf } from './thinking.ts'
import { toolsOf } from './tools.ts'
import { generateContentWriter } from './writer.ts'

/** A body of `POST /v1beta/models/X:generateContent`, `:streamGenerateContent` or `:countTokens`. */
export const decode: ClientCodec['decode'] = (given, place): Decoded => {
  const body = askedIn(inCamelCase(fieldsOf(given, '')))
  const dropped = new Set<string>()
  leaveOut(body, dropped)
  const config = messageIn(body, 'generationConfig')
  const { reasoning, thinkingTokens, showsThoughts } = thinkingOf(config)
  const { tools, toolChoice } = toolsOf(body, dropped)
  const stream = place.path.endsWith(':streamGenerateContent')
  const framing = !stream || isSse(place.query) ? 'sse' : 'array'
  return {
    call: {
      prompt: promptOf(body, dropped),
      ...(config && settingsOf(config, dropped)),
      ...(reasoning !== null && { reasoning }),
      ...(tools.length > 0 && { tools: [...tools] }),
      ...(toolChoice !== null && tools.length > 0 && { toolChoice }),
    },
    extras: { thinkingTokens, showsThoughts, parallelTools: null },
    stream,
    dropped: droppedNames(dropped),
    answerWriter: (about) => generateContentWriter(about, { showsThoughts: showsThoughts === true, framing }),
  }
}

/** A count may hold the whole request that it is for. */
function askedIn(body: Fields): Fields {
  const request = messageIn(body, 'generateContentRequest')
  return request === undefined ? body : { at: '', values: request.values }
}

/** `$alt` is the same parameter (cloud.google.com/apis/docs/system-parameters). */
function isSse(query: string): boolean {
  const parameters = new URLSearchParams(query)
  return (parameters.get('alt') ?? parameters.get('$alt')) === 'sse'
}
