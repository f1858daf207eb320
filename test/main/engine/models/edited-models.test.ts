import { join } from 'node:path'
import Database from 'better-sqlite3'
import OpenAI from 'openai'
import { expect, onTestFinished, test } from 'vitest'
import { startEngine } from '../../../support/engine.ts'
import { startProvider } from '../../../support/provider.ts'
import { temporaryDirectory } from '../ledger/temporary-ledger.ts'
import { answeringJson } from './listing-provider.ts'

/** An engine with two providers, in whose list of one's models somebody has been. */
async function engineAfter(edit: string) {
  const dataDirectory = temporaryDirectory()
  const provider = await startProvider({
    listener: answeringJson({ object: 'list', data: [{ id: 'small' }, { id: 'large' }] }),
  })
  onTestFinished(provider.close)
  const before = await startEngine({ dataDirectory })
  for (const name of ['edited', 'other']) {
    await before.core.client.providers.add({ kind: 'compatible', name, base_url: `${provider.origin}/v1` })
  }
  await before.core.client.models.refresh({})
  await before.stop()
  const database = new Database(join(dataDirectory, 'waybill.db'))
  expect(
    database.prepare(`update models set ${edit} where provider_name = 'edited' and id = 'small'`).run().changes,
  ).toBe(1)
  database.close()
  const engine = await startEngine({ dataDirectory })
  onTestFinished(engine.stop)
  return engine
}

test.each(['context_tokens', 'output_tokens', 'input_nano_usd', 'new_since', 'listed_at'])(
  'a stored %s beyond all counting keeps no model from being listed, and the next list heals it',
  async (column) => {
    for (const nonsense of ['9223372036854775807', '-9223372036854775807']) {
      const engine = await engineAfter(`${column} = ${nonsense}`)
      const { models } = engine.core.client
      const listed = (await models.list({})).map(({ provider, id }) => `${provider}/${id}`)
      expect(listed).toEqual(['edited/large', 'edited/small', 'other/large', 'other/small'])
      const openai = new OpenAI({ baseURL: `${engine.proxy}/v1`, apiKey: engine.key, maxRetries: 0 })
      const { data } = await openai.models.list()
      expect(data.map(({ id }) => id).toSorted()).toEqual(['large', 'other/large', 'other/small', 'small'])
      expect(await models.refresh({ provider: 'edited' })).toMatchObject([{ problem: null, models: 2 }])
    }
  },
)
