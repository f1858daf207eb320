import http, { type IncomingMessage } from 'node:http'
import type { Ask } from '../privacy/ask.ts'

export interface RunningStream {
  /** Resolves once the answer is over: `whole` if it came to its own end. */
  readonly over: Promise<{ readonly whole: boolean; readonly text: string }>
  leave(): void
}

/** Resolves once the first piece of the answer is here. */
export function startStream(origin: string, key: string, { path, headers, body }: Ask): Promise<RunningStream> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers: { ...headers, authorization: `Bearer ${key}` }, agent: false }
    const request = http.request(origin + path, options, (answer) => {
      const over = overOf(answer)
      answer.once('data', () => resolve({ over, leave: () => request.destroy() }))
    })
    request.on('error', reject)
    request.end(body)
  })
}

function overOf(answer: IncomingMessage): RunningStream['over'] {
  let text = ''
  answer.on('data', (chunk) => {
    text += String(chunk)
  })
  answer.on('error', () => {})
  return new Promise((resolve) => answer.once('close', () => resolve({ whole: answer.complete, text })))
}
