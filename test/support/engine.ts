import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Core, type CoreOptions, createCore } from '../../src/main/engine/core.ts'
import type { ExchangeRow } from '../../src/shared/exchange-row.ts'

export interface TestEngine {
  readonly core: Core
  /** Where tools point. */
  readonly proxy: string
  readonly port: number
  readonly dataDirectory: string
  /** A client key, ready to use, and its id. */
  readonly key: string
  readonly keyId: string
  /** Resolves with the row of the next exchange that closes and is accepted by `wanted`. */
  nextClosed(wanted?: (row: ExchangeRow) => boolean): Promise<ExchangeRow>
  /** Newest first. */
  rows(): Promise<ExchangeRow[]>
  stop(): Promise<void>
}

/** A real engine in this process, with a data directory of its own and keys in memory. */
export async function startEngine(options: Partial<CoreOptions> = {}): Promise<TestEngine> {
  const dataDirectory = options.dataDirectory ?? mkdtempSync(join(tmpdir(), 'waybill-test-'))
  const core = await createCore({ version: '0.0.0-test', port: 0, vault: 'memory', ...options, dataDirectory })
  const proxy = await core.listen()
  if (proxy === null) throw new Error('a panic lasts: nothing listens')
  const { key, id } = await core.client.clientKeys.create({ name: 'test' })
  return {
    core,
    proxy,
    port: Number(new URL(proxy).port),
    dataDirectory,
    key,
    keyId: id,
    async nextClosed(wanted = () => true) {
      const events = await core.client.usage.live()
      return (async () => {
        for await (const { type, row } of events) if (type === 'closed' && wanted(row)) return row
        throw new Error('the engine stopped')
      })()
    },
    rows: () => core.client.usage.exchanges({ limit: 1000 }),
    async stop() {
      await core.close()
      if (options.dataDirectory === undefined) rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}
