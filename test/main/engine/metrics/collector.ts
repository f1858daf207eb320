import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Post {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly metrics: readonly Metric[]
}

export interface Metric {
  readonly name: string
  readonly unit: string
  readonly sum?: {
    readonly isMonotonic: boolean
    readonly aggregationTemporality: number
    readonly dataPoints: Point[]
  }
  readonly histogram?: { readonly aggregationTemporality: number; readonly dataPoints: Point[] }
}

interface Point {
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue?: string } }[]
  readonly startTimeUnixNano: string
  readonly timeUnixNano: string
  readonly asDouble?: number
  readonly sum?: number
  readonly count?: number
  readonly explicitBounds?: readonly number[]
}

export interface Collector {
  readonly origin: string
  readonly port: number
  readonly posts: readonly Post[]
  /** Every connection that was ever made to it. */
  connections(): number
  next(): Promise<Post>
  close(): Promise<void>
}

/** What takes OTLP over HTTP, in JSON, and keeps it for the test. */
export async function startCollector(status: (nth: number) => number = () => 200): Promise<Collector> {
  const posts: Post[] = []
  let connections = 0
  let waiting: ((post: Post) => void)[] = []
  const server = createServer(async (req, res) => {
    const pieces: Buffer[] = []
    for await (const piece of req) pieces.push(piece)
    const text = Buffer.concat(pieces).toString()
    const post: Post = { path: req.url ?? '', headers: req.headers, text, metrics: metricsIn(text) }
    posts.push(post)
    res.writeHead(status(posts.length), { 'content-type': 'application/json' }).end('{"secret":"of the collector"}')
    for (const resolve of waiting) resolve(post)
    waiting = []
  })
  server.on('connection', () => {
    connections += 1
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    posts,
    connections: () => connections,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function metricsIn(text: string): Metric[] {
  const { resourceMetrics } = JSON.parse(text) as { resourceMetrics: { scopeMetrics: { metrics: Metric[] }[] }[] }
  return resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics))
}

export function pointsOf(
  { metrics }: Post,
  name: string,
): { value: number; count: number; attributes: Record<string, string> }[] {
  const metric = metrics.find((one) => one.name === name)
  return (
    (metric?.sum ?? metric?.histogram)?.dataPoints.map((point) => ({
      value: point.asDouble ?? point.sum ?? Number.NaN,
      count: point.count ?? 1,
      attributes: Object.fromEntries(point.attributes.map(({ key, value }) => [key, value.stringValue ?? ''])),
    })) ?? []
  )
}

/** Over all points whose attributes are these. */
export function sumOf(post: Post, name: string, where: Record<string, string> = {}): number {
  return pointsOf(post, name)
    .filter(({ attributes }) => Object.entries(where).every(([key, value]) => attributes[key] === value))
    .reduce((sum, { value }) => sum + value, 0)
}
