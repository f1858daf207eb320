import type { LanguageModelV4StreamPart } from '@ai-sdk/provider'
import type { AnswerAbout, AnswerWriter, ClientError } from '../../../codec.ts'
import type { ToolKinds } from '../tools/tool-kinds.ts'
import { EventWriter, type ResponseEvent } from './event.ts'
import { Output } from './output.ts'
import { partsOf } from './parts.ts'
import { endOf, type Request, type ResponseState, responseObject } from './response-object.ts'

/** What the request said of its answer. */
export interface AnswerShape {
  readonly kinds: ToolKinds
  readonly request: Request
}

export function createAnswerWriter(about: AnswerAbout, { kinds, request }: AnswerShape): AnswerWriter {
  const output = new Output(about.id, kinds)
  const events = new EventWriter()
  let model = about.requestModel
  let hasBegun = false

  const responseIn = (state: Partial<ResponseState> & Pick<ResponseState, 'status'>): object =>
    responseObject(about, request, { model, output: [], usage: null, error: null, incompleteReason: null, ...state })

  const begun = (): readonly ResponseEvent[] => {
    if (hasBegun) return []
    hasBegun = true
    const response = responseIn({ status: 'in_progress' })
    return ['response.created', 'response.in_progress'].map((type) => ({ type, response }))
  }

  const finished = (part: Extract<LanguageModelV4StreamPart, { type: 'finish' }>): readonly ResponseEvent[] => {
    const before = output.end()
    const end = endOf(part.finishReason)
    const response = responseIn({ ...end, output: output.items, usage: part.usage })
    return [...before, { type: `response.${end.status}`, response }]
  }

  return {
    plain(result) {
      model = result.response?.modelId ?? model
      for (const part of partsOf(result.content)) output.hear(part)
      output.end()
      return responseIn({ ...endOf(result.finishReason), output: output.items, usage: result.usage })
    },
    part(part) {
      if (part.type === 'response-metadata') model = part.modelId ?? model
      const told = part.type === 'finish' ? finished(part) : output.hear(part)
      return told.length === 0 ? '' : events.write([...begun(), ...told])
    },
    failed(error) {
      const response = responseIn({ status: 'failed', output: output.items, error: errorOf(error) })
      return events.write([...begun(), { type: 'response.failed', response }])
    },
  }
}

/** Codex and the SDKs know a full context and a spent limit by these codes. */
function errorOf({ status, message, code }: ClientError): { code: string; message: string } {
  return { code: code ?? (status === 429 ? 'rate_limit_exceeded' : 'server_error'), message }
}
