import { setTimeout as wait } from 'node:timers/promises'
import { send } from './call.ts'
import type { Subject } from './subject.ts'
import type { World } from './world.ts'

const PAUSE_MS = 500

/**
 * What else goes on while tools work: somebody looks at the dashboard, a Prometheus comes by, a collector is told, client keys
 * come and go.
 */
export async function lookOn(subject: Subject, world: World, until: AbortSignal): Promise<void> {
  const { client } = subject
  await client.settings.set({ name: 'otlp_endpoint', value: subject.collector })
  const { token } = await client.metrics.makeToken()
  await Promise.all([
    follow(client.usage.live, until),
    follow(client.system.changes, until),
    follow(client.security.live, until),
  ])
  while (!until.aborted) {
    const since = Date.now() - 3_600_000
    await client.system.status()
    await client.usage.summary({ since })
    await client.usage.report({ since, by: 'project' })
    await client.usage.exchanges({ limit: 100 })
    await client.warnings.list({})
    await client.security.events({})
    await client.privacy.outbound({})
    await client.clientKeys.list()
    await client.providers.list()
    await client.metrics.text()
    const url = `http://127.0.0.1:${subject.controlPort}/metrics`
    await send({ url, headers: { authorization: `Bearer ${token}` }, body: null, agent: world.agent })
    await keyForAMoment(subject, world)
    await wait(PAUSE_MS)
  }
  await client.settings.set({ name: 'otlp_endpoint', value: null })
}

/** Reads along for as long as somebody looks, and leaves. */
async function follow(
  open: (input: undefined, options: { signal: AbortSignal }) => Promise<AsyncIterable<unknown>>,
  signal: AbortSignal,
) {
  const events = await open(undefined, { signal })
  const read = async () => {
    for await (const _ of events) if (signal.aborted) return
  }
  void read().catch(() => {})
}

/** Made, used, revoked in the middle of a stream, and its exchanges erased. */
async function keyForAMoment({ client }: Subject, world: World): Promise<void> {
  const { id, key } = await client.clientKeys.create({ name: `passing ${world.serial()}` })
  const body = JSON.stringify({
    model: 'gpt-5-mini+slow-5',
    stream: true,
    messages: [{ role: 'user', content: 'Hello' }],
  })
  const headers = { authorization: `Bearer ${key}` }
  const streamed = send({ url: `${world.proxy}/v1/chat/completions`, headers, body, agent: world.agent })
  await wait(20)
  await client.clientKeys.revoke({ id })
  await streamed
  await client.privacy.purge({ scope: 'key', client_key_id: id })
}
