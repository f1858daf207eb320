import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { spokenAt } from '../../main/engine/translate/spoken.ts'

export interface SpeakingProvider {
  readonly origin: string
  /** Of the answer that is under way, or was last: when each frame was written, as it is. */
  readonly written: readonly number[]
  /** When it was over, at the provider's side. */
  closedAt(): Promise<number>
  close(): void
}

/** A provider in this process, so that it and the client see one clock: streams of `frames` words, in the format that is asked for. */
export async function startSpeakingProvider(frames: number, everyMs: number): Promise<SpeakingProvider> {
  const written: number[] = []
  let closedAt: Promise<number> = Promise.resolve(0)
  const server = http.createServer(async (req, res) => {
    written.length = 0
    req.resume()
    await once(req, 'end')
    closedAt = once(res, 'close').then(() => performance.now())
    const { start, word, end } = spokenAt(req.url ?? '')
    res.writeHead(200, { 'content-type': 'text/event-stream' })
    for (let index = 0; index < frames && !res.destroyed; index += 1) {
      written.push(performance.now())
      res.write((index === 0 ? start : '') + word(`word${index}.`))
      await wait(everyMs)
    }
    res.end(end)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    written,
    closedAt: () => closedAt,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
