import type { ExchangeRow, Usage } from '../../../../../src/shared/exchange-row.ts'

/** `[tokens or units, dollars for a million of them]`; `input`: as many as the request is estimated at. */
export type Line = readonly [number | 'input', number]

/** One exchange as it goes over the wire, and all that its row has to say of it. */
export interface Golden {
  readonly name: string
  /** By the name of a provider: `openai`, `xai`. */
  readonly provider: string
  readonly path: string
  readonly method?: 'GET'
  /** JSON; where it is left out, a little question. */
  readonly ask?: Readonly<Record<string, unknown>>
  readonly status?: number
  readonly type?: string
  readonly encoding?: 'gzip' | 'br' | 'deflate' | 'zstd'
  /** The answer's text, before any compression. */
  readonly answer?: string
  /** The messages of a WebSocket, in place of an answer. */
  readonly messages?: readonly string[]
  /** Bytes for each write. */
  readonly piece?: number
  /** The connection is lost after these bytes. */
  readonly isCut?: true
  readonly row: {
    /** What is left out is null. */
    readonly usage: Partial<Omit<Usage, 'input_tokens'>> & { readonly input_tokens?: number | 'estimated' }
    readonly source: ExchangeRow['usage_source']
    readonly model?: string
    readonly reasons?: readonly string[]
    readonly tier?: string
    readonly error?: string
    readonly cost: readonly Line[] | 'free' | 'unpriced'
  }
}

export const EVENTS = 'text/event-stream; charset=utf-8'

/** Events as data alone: Chat Completions, Gemini. */
export function chunks(...data: readonly unknown[]): string {
  return data.map((item) => `data: ${typeof item === 'string' ? item : JSON.stringify(item)}\n\n`).join('')
}

interface Named {
  readonly type: string
  readonly [field: string]: unknown
}

/** Events with their names, as they stand in `type` too: Messages, Responses. */
export function named(...data: readonly Named[]): string {
  return data.map((item) => `event: ${item.type}\ndata: ${JSON.stringify(item)}\n\n`).join('')
}

export const DONE = '[DONE]'

/** What these lines come to in nano-dollars, in whole numbers: a millionth of a dollar for a million is one for 10^12. */
export function nanoUsd(lines: readonly Line[], inputTokens: number): number {
  const sum = lines.reduce((total, [units, dollars]) => {
    return total + BigInt(units === 'input' ? inputTokens : units) * BigInt(Math.round(dollars * 1e6))
  }, 0n)
  return Number((sum + 500n) / 1000n)
}
