import type { OpenedCall, Routed } from '../exchange.ts'
import { tellsRefusals } from './answer/refusals/tells-refusals.ts'
import { sayAnswer } from './answer/say-answer.ts'
import type { Speech } from './answer/speech.ts'
import { type AskedCall, callOf, type Outcome, promised, requestOf } from './asked-call.ts'
import { isCount, openCount } from './count/open-count.ts'
import { createHalfFetch } from './half-fetch.ts'
import { openModel } from './providers/provider-model.ts'

/** Has the AI SDK write the request, and holds it there until the provider's answer is at hand. */
export async function openCall(asked: AskedCall): Promise<OpenedCall> {
  const { routed, translation, fitted, codec } = asked
  if (isCount(routed)) return openCount(asked)
  const half = createHalfFetch()
  const model = await openModel(translation, asked.model, half.fetch)
  const outcome: Outcome = fitted.stream
    ? {
        type: 'stream',
        result: promised(() => model.doStream({ ...fitted.call, includeRawChunks: tellsRefusals(translation) })),
      }
    : { type: 'plain', result: promised(() => model.doGenerate(fitted.call)) }
  const speech: Speech = { codec, translation, fitted, about: aboutOf(routed) }
  const request = await requestOf(half.asked, outcome, translation)
  const { withAsks } = translation
  const body = withAsks === null ? request.body : withAsks(request.body)
  return callOf({ ...request, body }, (provider) => sayAnswer(provider, { half, outcome, speech }))
}

function aboutOf({ id, model }: Routed): Speech['about'] {
  return { requestModel: model ?? '', id: id.replaceAll('-', ''), at: Date.now() }
}
