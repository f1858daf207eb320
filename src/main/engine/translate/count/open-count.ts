import type { ClientAnswer, OpenedCall, ProviderAnswer, Routed } from '../../exchange.ts'
import { estimateTokens } from '../../scan/estimate-tokens.ts'
import { jsonAnswer } from '../answer/error-answer.ts'
import { memberOf } from '../answer/error-fields.ts'
import { type AskedCall, callOf, promised, requestOf } from '../asked-call.ts'
import { createHalfFetch } from '../half-fetch.ts'
import { openModel } from '../providers/provider-model.ts'
import { countRequest } from './count-request.ts'

export function isCount({ place }: Pick<Routed, 'place'>): boolean {
  return place.operation === 'count_tokens'
}

/** A question for how many tokens a request has: asked of the provider where it counts, else estimated as limits are. */
export async function openCount(asked: AskedCall): Promise<OpenedCall> {
  const { translation, fitted } = asked
  const half = createHalfFetch()
  const model = await openModel(translation, asked.model, half.fetch)
  const outcome = { type: 'plain', result: promised(() => model.doGenerate(fitted.call)) } as const
  const request = await requestOf(half.asked, outcome, translation)
  const estimate = estimateTokens(Buffer.from(request.body))
  const counting = countRequest(request, translation)
  if (counting === null) return { type: 'answer', answer: countAnswer(asked, estimate) }
  return callOf(counting, async (provider) => countAnswer(asked, (await countIn(provider)) ?? estimate))
}

function countAnswer({ codec, fitted }: AskedCall, tokens: number): ClientAnswer {
  return jsonAnswer(200, codec.countAnswer(tokens), { headers: {}, dropped: fitted.dropped })
}

/** An answer to this is a few bytes. */
const MOST_BYTES = 64 * 1024

/** Anthropic and OpenAI: `input_tokens`; Gemini: `totalTokens`. null: it does not count after all, and the estimate has to do. */
async function countIn({ statusCode, body }: ProviderAnswer): Promise<number | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of body) {
      bytes += chunk.length
      if (bytes > MOST_BYTES) return null
      chunks.push(chunk)
    }
    const said: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    const tokens = memberOf(said, 'input_tokens') ?? memberOf(said, 'totalTokens')
    return statusCode === 200 && Number.isSafeInteger(tokens) && (tokens as number) >= 0 ? (tokens as number) : null
  } catch {
    return null
  }
}
