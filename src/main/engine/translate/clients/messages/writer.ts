import type { LanguageModelV4GenerateResult } from '@ai-sdk/provider'
import type { AnswerAbout, AnswerWriter } from '../../codec.ts'
import { blocksOf, type ThoughtsShape } from './answer-blocks.ts'
import { errorBody } from './errors.ts'
import { event } from './event.ts'
import { messageOf } from './message.ts'
import { stopOf } from './stop.ts'
import { MessagesStream } from './stream.ts'
import { usageOf } from './usage.ts'

export function messagesWriter(about: AnswerAbout, thoughts: ThoughtsShape): AnswerWriter {
  const stream = new MessagesStream(about, thoughts)
  return {
    plain: (result) => plainOf(result, about, thoughts),
    part: (part) => stream.part(part),
    failed: (error) => event(errorBody(error)),
  }
}

function plainOf(result: LanguageModelV4GenerateResult, about: AnswerAbout, thoughts: ThoughtsShape) {
  const called = result.content.some((part) => part.type === 'tool-call' && !part.providerExecuted)
  return {
    ...messageOf(about, result.response?.modelId),
    content: result.content.flatMap((part) => blocksOf(part, thoughts)),
    ...stopOf(result.finishReason, result.providerMetadata, called),
    usage: usageOf(result.usage),
  }
}
