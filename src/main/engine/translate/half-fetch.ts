/** The request that the AI SDK would have sent. */
export interface HalfRequest {
  readonly url: URL
  readonly headers: Record<string, string>
  readonly body: string
}

export interface HalfFetch {
  /** What the AI SDK is given for `fetch`: it hands its request over, and waits. */
  readonly fetch: typeof globalThis.fetch
  /** Resolves once the AI SDK has asked. */
  readonly asked: Promise<HalfRequest>
  /** Ends the waiting. Where nobody ever does, what waits is collected with the call. */
  answer(response: Response): void
}

/**
 * A fetch in two halves: the forward stage carries a translated request as it carries every other, and the AI SDK never opens
 * a connection of its own.
 */
export function createHalfFetch(): HalfFetch {
  let ask: (request: HalfRequest) => void = () => {}
  let answer: (response: Response) => void = () => {}
  const asked = new Promise<HalfRequest>((resolve) => {
    ask = resolve
  })
  const answered = new Promise<Response>((resolve) => {
    answer = resolve
  })
  return {
    fetch: (url, init) => {
      const headers = Object.fromEntries(new Headers(init?.headers))
      ask({ url: new URL(String(url)), headers, body: String(init?.body ?? '') })
      return answered
    },
    asked,
    answer,
  }
}
