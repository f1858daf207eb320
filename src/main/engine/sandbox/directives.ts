/**
 * What a model's name asks of the sandbox, so that any tool can ask for it: a tool that can name a model needs nothing else.
 *
 *   name       = model *( "+" directive )            gpt-5-mini+error-429    claude-sonnet-4-5+slow-20+gzip
 *              | "sandbox" *( "-" directive )        sandbox-error-429       sandbox-slow-20-gzip
 *   directive  = "error-" status | "error-budget" | "delay-" ms | "slow-" ms | "cut-" frames
 *              | "stream-error" | "silent" | "hang" | "missing" | "unknown" | "gzip" | "br" | "deflate"
 *
 * A part that is no directive is part of the name (`sandbox-fast`, `sandbox-embed+delay-50`).
 */
export interface Directives {
  /** Answer with this HTTP status, or as the provider does when the money is spent. */
  readonly error: number | 'budget' | undefined
  /** Milliseconds before the first byte. */
  readonly delayMs: number
  /** Milliseconds between the frames of a stream; when set (0 too) the answer has `LONG_ANSWER_PIECES` pieces. */
  readonly slowMs: number | undefined
  /** Destroy the socket after so many frames; a plain answer is cut in the middle of its body. */
  readonly cutAfter: number | undefined
  /** An error event in the stream, after the 200. */
  readonly streamError: boolean
  /** Report no usage, as some local servers do. */
  readonly silent: boolean
  /** Never answer. */
  readonly hang: boolean
  /** The provider does not know this model. */
  readonly missing: boolean
  /** Compress the answer so, if the client accepts it. */
  readonly encoding: 'gzip' | 'br' | 'deflate' | undefined
}

const DIRECTIVE =
  /(?<=^|[-+])(?:error-(\d{3}|budget)|delay-(\d{1,6})|slow-(\d{1,6})|cut-(\d{1,6})|(stream-error|silent|hang|missing|unknown|gzip|br|deflate))(?=$|[-+])/g

export function parseDirectives(modelName: string): Directives {
  const found = [...directivePart(modelName).matchAll(DIRECTIVE)]
  const textIn = (group: number) => found.map((match) => match[group]).find((value) => value !== undefined)
  const numberIn = (group: number) => {
    const value = textIn(group)
    return value === undefined ? undefined : Number(value)
  }
  const words = new Set(found.map((match) => match[5]))
  const error = textIn(1)
  return {
    error: error === undefined ? undefined : error === 'budget' ? 'budget' : Number(error),
    delayMs: numberIn(2) ?? 0,
    slowMs: numberIn(3),
    cutAfter: numberIn(4),
    streamError: words.has('stream-error'),
    silent: words.has('silent'),
    hang: words.has('hang'),
    missing: words.has('missing') || words.has('unknown'),
    encoding: (['gzip', 'br', 'deflate'] as const).find((encoding) => words.has(encoding)),
  }
}

function directivePart(modelName: string): string {
  if (modelName.startsWith('sandbox-')) return modelName.slice('sandbox-'.length)
  const plus = modelName.indexOf('+')
  return plus < 0 ? '' : modelName.slice(plus + 1)
}
