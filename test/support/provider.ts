import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startSandbox } from '../../src/main/engine/sandbox/sandbox.ts'
import { type Recorder, type RecorderOptions, startRecorder } from './recorder.ts'

export interface TestProvider {
  readonly origin: string
  /** All that came to its door and all that went out of it, in plain bytes. */
  readonly recorder: Recorder
  /** Resolves when the sandbox has read a request, begun after this moment (performance.now()), to its end. */
  heard(since: number): Promise<void>
  close(): Promise<void>
}

export interface TestProviderOptions {
  readonly tls?: RecorderOptions['tls']
  /** The key that the sandbox wants to see. */
  readonly apiKey?: string
  /** Answers in place of the sandbox. */
  readonly listener?: RequestListener
}

/** A provider over real HTTP or HTTPS, started on its own: the sandbox, or what a test lets answer in its place. */
export async function startProvider({ tls, apiKey, listener }: TestProviderOptions): Promise<TestProvider> {
  let target = 0
  const recorder = await startRecorder({ target: () => target, ...(tls ? { tls } : {}) })
  const { origin } = recorder
  let lastHeard = 0
  let waiting: (() => void)[] = []
  const onRequest = () => {
    lastHeard = performance.now()
    for (const resolve of waiting) resolve()
    waiting = []
  }
  const inner = listener
    ? await startServer(listener)
    : await startSandbox({ origin, onRequest, ...(apiKey === undefined ? {} : { apiKey }) })
  target = inner.port
  return {
    origin,
    recorder,
    heard: (since) => (lastHeard >= since ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    async close() {
      await recorder.close()
      await inner.close()
    },
  }
}

async function startServer(listener: RequestListener): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
