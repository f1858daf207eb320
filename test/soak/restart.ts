/**
 * `restart.ts DATA-DIRECTORY ROUNDS`: starts and stops the engine in this process, each time with work under way, and prints after each
 * what is left of it as a line of JSON (`Left`).
 */
import { readdirSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import process from 'node:process'
import { startSandbox } from '../../src/main/engine/sandbox/sandbox.ts'
import { startHeadless } from '../../src/main/headless/headless.ts'
import { send } from './call.ts'
import { lookInside } from './inside.ts'

export interface Left {
  readonly descriptors: number | null
  /** Beside the sandbox's server and the way to who started this. */
  readonly handles: Readonly<Record<string, number>>
  readonly heap: number
  /** In the data directory, and among temporary files. */
  readonly files: readonly string[]
  readonly temporary: readonly string[]
  /** Exchanges of the rounds before that a new start takes for running. */
  readonly running: number
}

const [dataDirectory = '', rounds = '1'] = process.argv.slice(2)
const sandbox = await startSandbox()
for (let round = 0; round < Number(rounds); round++) {
  const running = await startAndStop()
  const { descriptors, handles, heap } = await lookInside()
  const files = readdirSync(dataDirectory)
  const left: Left = { descriptors, handles, heap, files, temporary: readdirSync(tmpdir()), running }
  console.log(JSON.stringify(left))
}
await sandbox.close()

async function startAndStop(): Promise<number> {
  const engine = await startHeadless({ dataDirectory, version: '0.0.0-test', port: 0, controlPort: 0, vault: 'memory' })
  const { client } = engine
  const { running_exchanges } = await client.system.status()
  await client.settings.set({ name: 'stop_limit_seconds', value: 0 })
  await client.providers.add({ kind: 'openai', base_url: `${sandbox.origin}/v1`, key: 'sk-restart-0123456789-abcdef' })
  const { key } = await client.clientKeys.create({ name: 'restart' })
  const agent = new http.Agent({ keepAlive: true })
  const ask = (model: string, stream: boolean) =>
    send({
      url: `${engine.proxy}/v1/chat/completions`,
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({ model, stream, messages: [{ role: 'user', content: 'Hello' }] }),
      agent,
    })
  await ask('gpt-5-mini', false)
  const events = await client.usage.live()
  const underWay = ask('gpt-5-mini+slow-500', true)
  for await (const { type } of events) if (type === 'opened') break
  await client.usage.report({ since: 0, by: 'model' })
  await engine.close()
  await underWay
  agent.destroy()
  return running_exchanges
}
