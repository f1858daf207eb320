/** A load in a process of its own, as its one argument (JSON) says. Prints one JSON line. */
import { at } from '../report/statistics.ts'
import { openConnection } from './connection.ts'
import { requestTo } from './request.ts'
import type { Load, LoadPlan } from './run-load.ts'

const { contender, ...plan } = JSON.parse(process.argv[2] ?? '{}') as LoadPlan
const { target, headers, body } = requestTo(contender, { tokens: plan.tokens, isStream: false })
const lines = [`POST ${target.pathname} HTTP/1.1`, `host: ${target.host}`, 'user-agent: bench/1.0']
for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`)
lines.push(`content-length: ${Buffer.byteLength(body)}`, '', body)
const request = Buffer.from(lines.join('\r\n'))

const atMost = plan.atMost ?? Number.POSITIVE_INFINITY
const timesMs: number[] = []
let failed = 0
let isOver = false
let finish: () => void = () => {}
const over = new Promise<void>((resolve) => {
  finish = resolve
})
const cpuBefore = process.cpuUsage()
const started = performance.now()
let isTimeUp = false
const timer = setTimeout(() => {
  isTimeUp = true
  if (isEnough()) finish()
}, plan.seconds * 1000)

type Send = (from: number) => void
const free: Send[] = []
/** When those were to leave that no connection was free for. */
const waiting: number[] = []

const lanes = Array.from({ length: plan.connections }, () => {
  let since = 0
  const connection = openConnection(target, (status) => {
    const now = performance.now()
    timesMs.push(now - since)
    if (status !== 200) failed += 1
    if (timesMs.length >= atMost || (isTimeUp && isEnough())) finish()
    else if (plan.perSecond === undefined) send(now)
    else if (waiting.length > 0) send(waiting.shift() ?? now)
    else free.push(send)
  })
  /** One that had to wait for a free connection counts from when it was to leave, or a stall would hide itself. */
  function send(from: number): void {
    if (isOver) return
    since = from
    connection.send(request)
  }
  return { connection, send }
})

if (plan.perSecond === undefined) for (const { send } of lanes) send(performance.now())
else keepPace(plan.perSecond)
await over
isOver = true
clearTimeout(timer)
const seconds = (performance.now() - started) / 1000
const { user, system } = process.cpuUsage(cpuBefore)
for (const { connection } of lanes) connection.close()
const result: Load = {
  requests: timesMs.length,
  failed,
  seconds,
  perSecond: timesMs.length / seconds,
  medianUs: at(timesMs, 0.5) * 1000,
  p99Us: at(timesMs, 0.99) * 1000,
  maxUs: at(timesMs, 1) * 1000,
  busyShare: (user + system) / 1e6 / seconds,
}
console.log(JSON.stringify(result))

/** The slowest need longer than the time that is given to have answered each connection once. */
function isEnough(): boolean {
  return plan.perSecond !== undefined || timesMs.length >= Math.min(plan.connections, atMost)
}

function keepPace(perSecond: number): void {
  free.push(...lanes.map(({ send }) => send))
  let sent = 0
  const clock = setInterval(() => {
    const now = performance.now()
    for (; sent < ((now - started) / 1000) * perSecond; sent += 1) {
      const send = free.shift()
      if (send === undefined) waiting.push(now)
      else send(now)
    }
  }, 1)
  over.then(() => clearInterval(clock))
}
