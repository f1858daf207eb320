import http, { type IncomingHttpHeaders } from 'node:http'

export interface Ask {
  readonly path: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  /** Leave once the first bytes of the answer are there, or as soon as the request is out. */
  readonly leave?: 'after-first-chunk' | 'when-sent'
  /** Leave once so many bytes of the answer's body are there, or so many of the request's are sent. */
  readonly leaveAfter?: number
  readonly sendOnly?: number
  /** Send the body without a content-length. */
  readonly chunked?: boolean
}

export interface Told {
  readonly status: number | null
  readonly message: string
  readonly headers: IncomingHttpHeaders
  readonly rawHeaders: readonly string[]
  readonly body: Buffer
  /** The answer came to its end, and was not cut off. */
  readonly whole: boolean
}

/** One request as a tool sends it, on a connection of its own; nothing that happens to it rejects. */
export function ask(origin: string, key: string | null, { path, method = 'POST', body, ...how }: Ask): Promise<Told> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let answer: http.IncomingMessage | null = null
    let heard = 0
    const over = (): void => {
      const { statusCode = null, statusMessage = '', headers = {}, rawHeaders = [], complete = false } = answer ?? {}
      resolve({
        status: statusCode,
        message: statusMessage,
        headers,
        rawHeaders,
        body: Buffer.concat(chunks),
        whole: complete,
      })
    }
    const headers = {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined || how.chunked ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      ...how.headers,
    }
    // Not by `new URL`: a path goes out as it is written.
    const { hostname, port } = new URL(origin)
    const request = http.request({ hostname, port, path, method, headers, agent: false }, (received) => {
      answer = received
      received.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        heard += chunk.length
        if (how.leave === 'after-first-chunk' || heard >= (how.leaveAfter ?? Number.POSITIVE_INFINITY))
          request.destroy()
      })
      received.on('error', () => {})
    })
    request.on('error', () => {})
    request.once('close', over)
    if (how.leave === 'when-sent') request.once('finish', () => setImmediate(() => request.destroy()))
    if (how.sendOnly === undefined || body === undefined) return void request.end(body)
    request.write(Buffer.from(body).subarray(0, how.sendOnly), () => request.destroy())
  })
}

export const JSON_TYPE = { 'content-type': 'application/json' }

/** A form with a model (where one is given) and a file. */
export function form(fields: Readonly<Record<string, string>>, file: { name: string; type: string; content: string }) {
  const boundary = 'waybill-test-boundary'
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const head = `content-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: ${file.type}`
  const body = `${parts.join('')}--${boundary}\r\n${head}\r\n\r\n${file.content}\r\n--${boundary}--\r\n`
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body }
}
