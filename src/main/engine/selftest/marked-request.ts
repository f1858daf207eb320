import { gzipSync } from 'node:zlib'
import type { MarkedAsk } from './ask.ts'

export type Mark = (place: string) => string

/** Makes a request, with words of its own each time. */
export type MakeAsk = (mark: Mark) => MarkedAsk

/** A JSON body, and what an answer to it is told by: the sandbox does as the model's name says (sandbox/directives.ts). */
export interface Way {
  readonly what: string
  readonly model: string
  readonly stream: boolean
  readonly expects: MarkedAsk['expects']
  readonly leaves?: true
  readonly isCompressed?: true
}

/** The plainest of them. */
export const PLAIN: Way = { what: '', model: 'sandbox', stream: false, expects: 'success' }

/** How a conversation can go, in any format. */
export const WAYS: readonly Way[] = [
  PLAIN,
  { what: ', streamed', model: 'sandbox', stream: true, expects: 'success' },
  { what: ', compressed both ways', model: 'sandbox-gzip', stream: false, expects: 'success', isCompressed: true },
  { what: ', refused by the provider', model: 'sandbox-error-400', stream: true, expects: 'refusal' },
  { what: ', with an error in the stream', model: 'sandbox-stream-error', stream: true, expects: 'success' },
  { what: ', cut off by the provider', model: 'sandbox-cut-3', stream: true, expects: 'success' },
  { what: ', of an unknown model', model: 'sandbox-missing', stream: false, expects: 'refusal' },
]

/** Answered slowly enough that it still runs while all files are searched. */
export const RUNNING: Way = {
  what: ', left in the middle of the answer',
  model: 'sandbox-slow-1000',
  stream: true,
  expects: 'success',
  leaves: true,
}

export function jsonRequest(
  what: string,
  path: string,
  body: unknown,
  { expects, leaves, isCompressed, ...way }: Way,
): MarkedAsk {
  const text = JSON.stringify(body)
  const encodings: Record<string, string> = { 'content-encoding': 'gzip', 'accept-encoding': 'gzip' }
  return {
    what: what + way.what,
    path,
    headers: { 'content-type': 'application/json', ...(isCompressed ? encodings : {}) },
    body: isCompressed ? gzipSync(text) : text,
    expects,
    ...(leaves ? { leaves } : {}),
  }
}

/** A form with fields and a file, as an SDK uploads it. */
export function uploadRequest(
  what: string,
  path: string,
  fields: Readonly<Record<string, string>>,
  mark: Mark,
): MarkedAsk {
  const boundary = 'waybill-selftest-form'
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = `content-disposition: form-data; name="file"; filename="${mark('file name')}.txt"`
  const content = `content-type: text/plain\r\n\r\n${mark('file content')}`
  return {
    what,
    path,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: `${parts.join('')}--${boundary}\r\n${file}\r\n${content}\r\n--${boundary}--\r\n`,
    expects: 'success',
  }
}

/** A picture's first bytes, and a word after them. */
export function imageData(mark: Mark): string {
  const header = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([header, Buffer.from(mark('image data'))]).toString('base64')
}

/** What may stand around any request: query, headers, cookie, and all of a user agent but its product. */
export function surrounded(asked: MarkedAsk, tool: string, mark: Mark): MarkedAsk {
  const query = `${asked.path.includes('?') ? '&' : '?'}trace=${mark('query')}`
  const around = {
    'x-custom-header': mark('header'),
    cookie: `session=${mark('cookie')}`,
    referer: `http://localhost/${mark('referer')}`,
    'openai-organization': mark('organisation'),
    'user-agent': `${tool}/${mark('version of the user agent')} (${mark('comment of the user agent')})`,
  }
  return { ...asked, path: asked.path + query, headers: { ...asked.headers, ...around } }
}
