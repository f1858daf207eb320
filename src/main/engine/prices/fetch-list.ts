import http from 'node:http'
import https from 'node:https'
import { AppError } from '../../../shared/errors.ts'

const TIMEOUT_MS = 30_000
/** Ten times what it had in November 2026. */
export const MOST_LIST_BYTES = 5 * 1024 * 1024

/**
 * The text behind an address. Redirects are not followed: prices come from where the documentation says or not at all.
 * Throws `prices_unreachable`.
 */
export function fetchList(url: URL, agentFor: (url: URL) => http.Agent): Promise<string> {
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const headers = { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'Waybill' }
    const call = request(url, { agent: agentFor(url), headers }, (answer) => {
      const fail = (why: string) => {
        reject(unreachable(url, why))
        call.destroy()
      }
      if (answer.statusCode !== 200) return fail(`answered with ${answer.statusCode ?? 'nothing'}`)
      const chunks: Buffer[] = []
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > MOST_LIST_BYTES) fail('sent more than a price list has')
        else chunks.push(chunk)
      })
      answer.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
      answer.on('error', () => fail('broke off'))
      answer.on('close', () => fail('broke off'))
    })
    const late = setTimeout(() => call.destroy(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })), TIMEOUT_MS)
    call.on('error', (thrown: NodeJS.ErrnoException) =>
      reject(unreachable(url, `can’t be reached (${codeOf(thrown)})`)),
    )
    call.on('close', () => clearTimeout(late))
    call.end()
  })
}

function unreachable(url: URL, why: string): AppError {
  return new AppError('prices_unreachable', { message: `${url.host} ${why}. The prices stay as they are.` })
}

function codeOf({ code }: NodeJS.ErrnoException): string {
  return typeof code === 'string' ? code : 'unknown'
}
