import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type http from 'node:http'
import https from 'node:https'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../../../shared/errors.ts'

/** What the updater has to read. Without `into`, it is the list of what there is, a few hundred bytes of text. */
export interface Asked {
  readonly url: string
  readonly into?: {
    readonly path: string
    /** Base64. A file that is another is no file. */
    readonly sha512: string
  }
}

export interface Fetched {
  readonly text: string
}

/** `onProgress`: bytes so far, and of how many, where that is known. Throws `update_failed`, `offline`. */
export type Fetch = (asked: Asked, onProgress: (bytes: number, of: number | null) => void) => Promise<Fetched>

const MOST_TEXT_BYTES = 1024 * 1024
const MOST_FILE_BYTES = 1024 * 1024 * 1024
/** A release's address leads to where its files lie, by one or two of them. */
const MOST_REDIRECTS = 5
/** Without a byte. */
const SILENCE_MS = 30_000

/** By https from the first address to the last, whatever a server says; through the user's own proxy and CAs. */
export async function fetchUpdate(
  { url, into }: Asked,
  agentFor: (url: URL) => http.Agent,
  onProgress: (bytes: number, of: number | null) => void,
): Promise<Fetched> {
  const answer = await answerFrom(new URL(url), agentFor, MOST_REDIRECTS)
  const chunks: Buffer[] = []
  const hash = createHash('sha512')
  const of = Number(answer.headers['content-length'] ?? Number.NaN)
  const most = into === undefined ? MOST_TEXT_BYTES : MOST_FILE_BYTES
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      bytes += chunk.length
      if (bytes > most) return next(failed('sent more than an update has'))
      hash.update(chunk)
      onProgress(bytes, Number.isFinite(of) ? of : null)
      next(null, chunk)
    },
  })
  try {
    if (into === undefined) {
      await pipeline(answer, measure, async (source: AsyncIterable<Buffer>) => {
        for await (const chunk of source) chunks.push(chunk)
      })
    } else {
      await pipeline(answer, measure, createWriteStream(into.path, { mode: 0o600 }))
    }
    if (into !== undefined && hash.digest('base64') !== into.sha512) {
      throw failed('sent another file than the one that was signed')
    }
  } catch (thrown) {
    if (into !== undefined) await rm(into.path, { force: true })
    throw thrown instanceof AppError ? thrown : failed('broke off', thrown)
  }
  return { text: Buffer.concat(chunks).toString('utf8') }
}

async function answerFrom(
  url: URL,
  agentFor: (url: URL) => http.Agent,
  redirects: number,
): Promise<http.IncomingMessage> {
  if (url.protocol !== 'https:') throw failed('leads to an address that is not https')
  const answer = await request(url, agentFor(url))
  const { statusCode = 0, headers } = answer
  if (statusCode === 200) return answer
  answer.destroy()
  if (statusCode < 300 || statusCode > 399 || headers.location === undefined)
    throw failed(`answered with ${statusCode}`)
  if (redirects === 0) throw failed('leads in circles')
  return answerFrom(new URL(headers.location, url), agentFor, redirects - 1)
}

/** Nothing that tells one installation from another: no version, no system, no identifier. */
const HEADERS = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'Waybill' }

function request(url: URL, agent: http.Agent): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const call = https.request(url, { agent, headers: HEADERS, timeout: SILENCE_MS }, resolve)
    call.on('timeout', () => call.destroy(failed('does not answer')))
    call.on('error', (thrown) => reject(thrown instanceof AppError ? thrown : failed('can’t be reached', thrown)))
    call.end()
  })
}

function failed(why: string, cause?: unknown): AppError {
  return new AppError('update_failed', { message: `The place that updates come from ${why}.`, cause })
}
