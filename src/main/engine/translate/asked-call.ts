import type { LanguageModelV4GenerateResult, LanguageModelV4StreamResult } from '@ai-sdk/provider'
import type { ProviderAnswer, Routed, TranslatedCall, Translation } from '../exchange.ts'
import type { ClientCodec } from './codec.ts'
import { fieldNames } from './fit/field-names.ts'
import type { Fitted } from './fit/fit.ts'
import type { HalfRequest } from './half-fetch.ts'
import { untranslatable } from './untranslatable.ts'

export interface AskedCall {
  readonly routed: Routed
  readonly translation: Translation
  /** As the provider calls it. */
  readonly model: string
  readonly codec: ClientCodec
  readonly fitted: Fitted
}

/** What the AI SDK will make of the provider's answer. */
export type Outcome =
  | { readonly type: 'plain'; readonly result: Promise<LanguageModelV4GenerateResult> }
  | { readonly type: 'stream'; readonly result: Promise<LanguageModelV4StreamResult> }

/** With headers of its own: a client's (betas, organizations, what its SDK measures) belong to the format that it speaks. */
export function callOf(
  { url, headers, body }: HalfRequest,
  answer: (provider: ProviderAnswer) => ReturnType<TranslatedCall['answer']>,
): TranslatedCall {
  const own = { ...headers, 'user-agent': 'Waybill', accept: '*/*' }
  return { type: 'call', path: url.pathname + url.search, headers: own, body: Buffer.from(body), answer }
}

/** Throws `untranslatable` where the AI SDK's package can't say it. Its own words may hold the client's. */
export function requestOf(
  asked: Promise<HalfRequest>,
  { result }: Outcome,
  { from }: Translation,
): Promise<HalfRequest> {
  const failed = result.then(
    () => Promise.reject(new Error('answered without asking')),
    () =>
      Promise.reject(untranslatable(fieldNames[from].prompt, 'holds something that this provider’s format can’t say')),
  )
  // Once it has asked, its failure is told by the answer.
  failed.catch(() => {})
  return Promise.race([asked, failed])
}

/** Some packages throw before they promise. */
export async function promised<Result>(make: () => PromiseLike<Result>): Promise<Result> {
  return await make()
}
