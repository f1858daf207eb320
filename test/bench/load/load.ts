/** A load of its own process: `load.ts URL HEADERS-JSON CONNECTIONS SECONDS [PER-SECOND]`. Prints one JSON line. */
import http from 'node:http'
import autocannon from 'autocannon'

const [url = '', headersJson = '{}', connections = '1', seconds = '1', rate] = process.argv.slice(2)
const headers = { ...(JSON.parse(headersJson) as Record<string, string>), 'content-type': 'application/json' }
const body = JSON.stringify({ model: 'gpt-5-mini', messages: [{ role: 'user', content: 'p'.repeat(1_950) }] })
const target = new URL('/v1/chat/completions', url)

if (connections === '1') console.log(JSON.stringify(await oneByOne(Number(seconds))))
else console.log(JSON.stringify(await together(Number(connections), Number(seconds))))

/** Latency on one connection; autocannon counts in whole milliseconds, which is too coarse here. */
async function oneByOne(duration: number) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  const times: number[] = []
  let failed = 0
  const until = performance.now() + duration * 1000
  while (performance.now() < until) {
    const started = performance.now()
    if ((await once(agent)) !== 200) failed++
    times.push(performance.now() - started)
  }
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number): number =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 1000
  return { requests: times.length, failed, medianUs: at(0.5), p99Us: at(0.99), maxUs: at(1) }
}

function once(agent: http.Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const length = Buffer.byteLength(body)
    const request = http.request(target, { method: 'POST', agent, headers: { ...headers, 'content-length': length } })
    request.once('response', (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode ?? 0))
    })
    request.once('error', reject)
    request.end(body)
  })
}

async function together(
  count: number,
  duration: number,
): Promise<{ requests: number; failed: number; perSecond: number }> {
  const atMost = rate === undefined ? {} : { overallRate: Number(rate) }
  const result = await autocannon({
    url: target.href,
    method: 'POST',
    headers,
    body,
    connections: count,
    duration,
    ...atMost,
  })
  const requests = result.requests.total
  return { requests, failed: result.non2xx + result.errors, perSecond: requests / result.duration }
}
