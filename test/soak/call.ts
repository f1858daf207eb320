import http from 'node:http'

export interface Seen {
  /** null: none came. */
  readonly status: number | null
  /** The answer came to its end. */
  readonly whole: boolean
}

export interface Call {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** null: a GET. */
  readonly body: string | Buffer | null
  /** Leaves without waiting for the end: as soon as an answer begins, or so long after having asked. */
  readonly leaves?: 'at_first_byte' | { readonly afterMs: number }
  readonly agent: http.Agent
}

/** Asks and reads the answer, keeping none of it. Never throws. */
export function send({ url, headers, body, leaves, agent }: Call): Promise<Seen> {
  const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const request = http.request(url, {
    method: body === null ? 'GET' : 'POST',
    agent,
    headers: { 'content-type': 'application/json', ...headers, ...length },
  })
  return new Promise((resolve) => {
    let status: number | null = null
    let whole = false
    request.once('response', (answer) => {
      status = answer.statusCode ?? null
      answer.on('error', () => {})
      answer.once('end', () => {
        whole = answer.complete
      })
      answer.once('data', () => {
        if (leaves === 'at_first_byte') request.destroy()
      })
      answer.resume()
    })
    request.on('error', () => {})
    request.once('close', () => resolve({ status, whole }))
    request.end(body ?? undefined)
    if (typeof leaves === 'object') setTimeout(() => request.destroy(), leaves.afterMs)
  })
}
