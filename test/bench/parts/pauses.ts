/** How long the event loop stands still in long work, and in what is done for the first time: meanwhile no stream gets on. */

import { findEngine } from '../../../src/main/headless/headless.ts'
import type { ControlClient } from '../../../src/shared/contract/contract.ts'
import type { ClientFormat } from '../../../src/shared/wire-formats.ts'
import { requestIn } from '../../main/engine/translate/requests.ts'
import { type BenchedWaybill, startWaybill } from '../contenders/waybill.ts'
import { dropMillionLedger, millionLedger } from '../ledgers/ledgers.ts'
import type { Section, Table } from '../report/section.ts'
import { startSpeakingProvider } from '../streams/speaking-provider.ts'

const DAY_MS = 86_400_000
/** As many as people with many aliases have. */
const ROUTES = 486
/** Nothing listens there: the benchmark asks nobody outside this machine. */
const NOWHERE = 'https://127.0.0.1:9/v1'

export async function pauses(): Promise<Section> {
  const provider = await startSpeakingProvider(3, 1)
  const home = await millionLedger()
  const waybill = await startWaybill(provider.origin, { home, isGauged: true })
  const engine = await findEngine(home)
  if (!engine) throw new Error('the engine does not answer')
  const table: Record<string, Table[string]> = {}
  const longest: number[] = []
  for (const [name, work] of Object.entries(worksOf(waybill, engine.client))) {
    await waybill.gauge('pauseMs')
    const begun = performance.now()
    await work()
    const seconds = (performance.now() - begun) / 1000
    const pauseMs = await waybill.gauge('pauseMs')
    longest.push(pauseMs)
    table[name] = { 'longest pause, ms': pauseMs.toFixed(1), 'took, s': seconds.toFixed(2) }
  }
  await waybill.stop()
  provider.close()
  await dropMillionLedger()
  return {
    title: 'Pauses of the event loop',
    says: [
      'Over a million exchanges, each once, in this order. What is done for the first time loads what it needs. A pause of the machine’s own counts as well: what matters is seen in several runs.',
    ],
    tables: [table],
    figures: { longest_pause_ms: Math.max(...longest) },
  }
}

function worksOf(waybill: BenchedWaybill, client: ControlClient): Readonly<Record<string, () => Promise<unknown>>> {
  const ago = (days: number): number => Date.now() - days * DAY_MS
  const month = new Date(ago(40)).toISOString().slice(0, 7)
  return {
    'nothing, for a second': () => new Promise((resolve) => setTimeout(resolve, 1000)),
    'the first request': () => ask(waybill, 'chat_completions', 'gpt-5-mini'),
    'the first translated request': () => ask(waybill, 'messages', 'gpt-5-mini'),
    'the first one to the other format': () => ask(waybill, 'responses', 'claude-haiku-4-5'),
    'the first scan for secrets': async () => {
      await client.settings.set({ name: 'secret_scan', value: 'warn' })
      await ask(waybill, 'chat_completions', 'gpt-5-mini')
    },
    'the first page of the dashboard': async () => (await fetch(waybill.dashboard)).text(),
    'a provider to be reached by TLS': () =>
      client.providers.add({ kind: 'mistral', key: 'sk-bench-0123456789abcdef', base_url: NOWHERE }),
    'its first connection': () => client.providers.test({ name: 'mistral' }),
    'all tools': () => client.connect.list(),
    'settings to import': () => client.imports.find(),
    'all models': () => client.models.list({}),
    'the price list': () => client.prices.catalog(),
    'a price of one’s own': () =>
      client.prices.set({
        provider: '*',
        model: 'gpt-5-mini',
        input_nano_usd_per_mtok: 1,
        output_nano_usd_per_mtok: 1,
      }),
    'a report of everything': () => client.usage.report({ since: 0, by: 'model' }),
    'a statement of a month': () => client.usage.statement({ month, format: 'html' }),
    'a search that finds nothing': () => client.usage.search({ model_part: 'no such model', limit: 100 }),
    'an export': () => read(client.privacy.export({ format: 'csv' })),
    'all that is held': () => read(client.privacy.access({ format: 'json' })),
    'prices of two days applied again': () => read(client.prices.apply({ since: ago(2) })),
    [`${ROUTES} routes`]: async () => {
      for (let index = 0; index < ROUTES; index += 1) await addRoute(client, index)
    },
    'one more': () => addRoute(client, ROUTES),
    'figures for Prometheus, switched on': () => client.settings.set({ name: 'prometheus', value: true }),
    doctor: () => client.system.doctor(),
    'another name for a project': () => client.privacy.renameProject({ from: 'project-1-0', to: 'renamed' }),
    'a field, erased': () => client.privacy.eraseFields({ fields: ['tool'] }),
    'a project, erased': () => client.privacy.purge({ scope: 'project', project: 'renamed' }),
    'ten days, erased': () => client.privacy.purge({ scope: 'before', before: ago(170) }),
  }
}

function addRoute(client: ControlClient, index: number): Promise<unknown> {
  return client.routes.add({ match: { model: `alias-${index}` }, targets: [{ to: `openai/model-${index}` }] })
}

async function ask(waybill: BenchedWaybill, format: ClientFormat, model: string): Promise<void> {
  const { path, body } = requestIn(format, model, true)
  const headers = { ...waybill.headers, 'content-type': 'application/json' } as Record<string, string>
  const answer = await fetch(waybill.url + path, { method: 'POST', headers, body })
  const text = await answer.text()
  if (!text.includes('word2.')) throw new Error(`${format} of ${model}: ${text.slice(0, 200)}`)
}

async function read(pieces: PromiseLike<AsyncIterable<unknown>>): Promise<void> {
  for await (const _piece of await pieces);
}
