import { afterEach, beforeEach } from 'vitest'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { type KeyedProvider, startKeyedProvider } from './keyed-provider.ts'

export const FIRST = 'sk-first-0123456789-abcdefghijkl'
export const SECOND = 'sk-second-0123456789-abcdefghijk'
export const THIRD = 'sk-third-0123456789-abcdefghijkl'

const VERSION = { openai: '/v1', anthropic: '', gemini: '/v1beta' } as const
export const KINDS = ['openai', 'anthropic', 'gemini'] as const

/** For each test anew: an engine, and a provider at which the three kinds are configured with two keys each. */
export function twoKeysForTests() {
  let engine: TestEngine
  let provider: KeyedProvider

  beforeEach(async () => {
    provider = await startKeyedProvider()
    engine = await startEngine()
    const { providers } = engine.core.client
    for (const kind of KINDS) {
      await providers.add({ kind, base_url: provider.origin + VERSION[kind], key: FIRST })
      await providers.keys.add({ name: kind, key: SECOND })
    }
  })
  afterEach(async () => {
    await engine?.stop()
    await provider?.close()
  })

  return {
    engine: () => engine,
    provider: () => provider,
    keys: (name = 'openai') => engine.core.client.providers.keys.list({ name }),
    /** The newest row, as soon as it is closed. */
    async row() {
      const [row] = await engine.rows()
      if (!row) throw new Error('no exchange')
      return row
    },
  }
}
