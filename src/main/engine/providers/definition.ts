import type { SomeAsks } from '../../../shared/contract/asks.ts'
import type { KeyUse } from '../../../shared/contract/providers.ts'
import type { Dialect } from '../../../shared/exchange-row.ts'
import type { WireFormat } from '../../../shared/wire-formats.ts'
import type { ProviderAuth } from '../exchange.ts'

/** What Waybill knows of a provider, as data. */
export interface ProviderDefinition {
  readonly kind: string
  readonly title: string
  /** OpenTelemetry's well-known name (gen_ai.provider.name). */
  readonly ledgerName: string
  /** Its id in @pydantic/genai-prices; without one nothing is priced. */
  readonly priceId?: string
  /** What it answers requests for text in, best first: a client of another format is translated to the first. */
  readonly formats: readonly WireFormat[]
  /** The families of formats that it speaks, each with what stands for that format's version prefix, and its way of taking the key. */
  readonly endpoints: Partial<Record<Dialect, ProviderEndpoint>>
  /** The format whose base URL a user sets; the others follow it. */
  readonly mainDialect: Dialect
  /** Where requests of a dialect go that name no model. */
  readonly homeOf?: Dialect
  /** What a base URL of this kind has to look like, where it has none of its own. */
  readonly baseUrlForm?: { readonly pattern: RegExp; readonly example: string }
  /** What a key of this kind looks like, and that in words. */
  readonly keyForm?: {
    readonly pattern: RegExp
    readonly note: string
    /** A key that is of use at some addresses only. */
    readonly needsAddress?: { readonly key: RegExp; readonly address: RegExp }
  }
  /** What is asked there to test it, for nothing, where it has no list of models; `json`: by POST. */
  readonly test?: { readonly path: string; readonly json?: string }
  /** Its company's, where each customer has an address of its own. */
  readonly hosts?: RegExp
  readonly models: readonly RegExp[]
  readonly needsKey: boolean
  /** Known to take `stream_options.include_usage` in a stream: Waybill may ask for usage where the client does not. */
  readonly acceptsIncludeUsage?: boolean
  /** The sandbox's own: made at each start, and nobody's to set. */
  readonly fixedKey?: string
  readonly free?: boolean
  readonly keyPage?: string
  readonly policyPage?: string
  /** The country of the company that runs it, for whom data that crosses a border matters; where its servers stand is another matter. */
  readonly region?: string
}

export interface ProviderEndpoint {
  /** `https://api.openai.com/v1`; no slash at the end. */
  readonly baseUrl: string
  readonly auth: ProviderAuth
}

/** An endpoint with its address taken apart, once and not at every request. */
export interface ConfiguredEndpoint extends ProviderEndpoint {
  readonly url: URL
  /** Without a slash at the end. */
  readonly basePath: string
}

/** A provider as the user configured it. */
export interface Provider {
  readonly name: string
  readonly definition: ProviderDefinition
  readonly endpoints: Partial<Record<Dialect, ConfiguredEndpoint>>
  /** Its kind's, or what the user says that this server speaks. */
  readonly formats: readonly WireFormat[]
  readonly ledgerName: string
  /** Where the vault keeps its keys, in their order of use. */
  readonly keyIds: readonly string[]
  /** The first that is free, or each in turn. */
  readonly keyUse: KeyUse
  readonly asks: SomeAsks
}
