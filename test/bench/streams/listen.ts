/** A reader of streams in a process of its own, as its one argument (JSON) says. Prints one JSON line. */
import http, { type IncomingMessage } from 'node:http'
import { requestTo } from '../load/request.ts'
import { at } from '../report/statistics.ts'
import type { Listened, ListenPlan } from './run-listen.ts'

const { contender, streams, times, frames } = JSON.parse(process.argv[2] ?? '{}') as ListenPlan
const { target, headers, body } = requestTo(contender, { tokens: 50, isStream: true })
const agent = new http.Agent({ keepAlive: true })
const options = { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } }

const firstsUs: number[] = []
const delaysUs: number[] = []
let longestGapUs = 0
let lost = 0
let unfinished = 0

await Promise.all(
  Array.from({ length: streams }, async () => {
    for (let time = 0; time < times; time += 1) await listen()
  }),
)
agent.destroy()
const result: Listened = {
  firstUs: at(firstsUs, 0.5),
  delayUs: at(delaysUs, 0.5),
  delayP99Us: at(delaysUs, 0.99),
  longestGapMs: longestGapUs / 1000,
  frames: delaysUs.length,
  lost,
  unfinished,
}
console.log(JSON.stringify(result))

/** One stream to its end: each frame tells its number, and the moment of its writing on the clock that all processes share. */
async function listen(): Promise<void> {
  const sentUs = nowUs()
  let lastUs = 0
  let next = 0
  let rest = ''
  try {
    const answer = await ask()
    answer.setEncoding('utf8')
    for await (const piece of answer) {
      const atUs = nowUs()
      rest += piece
      let read = 0
      for (const match of rest.matchAll(/n=(\d+) t=(\d+) /g)) {
        if (next === 0) firstsUs.push(atUs - sentUs)
        else longestGapUs = Math.max(longestGapUs, atUs - lastUs)
        if (Number(match[1]) !== next) lost += 1
        next = Number(match[1]) + 1
        delaysUs.push(atUs - Number(match[2]))
        lastUs = atUs
        read = match.index + match[0].length
      }
      rest = rest.slice(read)
    }
    if (!/\[DONE\]|message_stop/.test(rest)) unfinished += 1
  } catch {
    unfinished += 1
  }
  lost += frames - next
}

function ask(): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = http.request(target, options, resolve)
    request.once('error', reject)
    request.end(body)
  })
}

function nowUs(): number {
  return Number(process.hrtime.bigint() / 1000n)
}
