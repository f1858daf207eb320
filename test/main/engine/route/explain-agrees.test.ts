import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Admitted, Screened } from '../../../../src/main/engine/exchange.ts'
import { readBody } from '../../../../src/main/engine/limits/body.ts'
import { placeOf } from '../../../../src/main/engine/listener/place.ts'
import {
  configureProvider,
  type Provider,
  providerDefinitions,
} from '../../../../src/main/engine/providers/providers.ts'
import { explain } from '../../../../src/main/engine/route/explain.ts'
import { createTurns, route } from '../../../../src/main/engine/route/route.ts'
import { routeTable } from '../../../../src/main/engine/route/route-table.ts'
import { estimateTokens } from '../../../../src/main/engine/scan/estimate-tokens.ts'
import type { RouteExplained } from '../../../../src/shared/contract/routes.ts'
import { models, providerNames, rule } from './random-routes.ts'

const definitions = providerDefinitions({ origin: 'http://127.0.0.1:1', key: 'k' })

function configured(name: string): Provider {
  const definition = definitions.find(({ kind }) => kind === (name === 'work' ? 'openai' : name))
  if (!definition) throw new Error(name)
  const keyIds = definition.needsKey ? [`${name}-1`, `${name}-2`] : []
  return configureProvider(definition, { name, baseUrl: null, keyIds, keyUse: 'order', asks: {}, formats: null })
}

const request = fc.record({
  format: fc.constantFrom(
    'chat_completions' as const,
    'responses' as const,
    'messages' as const,
    'generate_content' as const,
  ),
  model: fc.constantFrom(...models),
  project: fc.constantFrom(null, 'site'),
  text: fc.nat(3000),
  asksThinking: fc.boolean(),
  isSmall: fc.boolean(),
})
type Asked = typeof request extends fc.Arbitrary<infer Value> ? Value : never

const world = fc.record({
  rules: fc.array(rule, { maxLength: 8 }),
  providers: fc.uniqueArray(fc.constantFrom(...providerNames), { minLength: 1, maxLength: 6 }),
  catalogue: fc.dictionary(fc.constantFrom(...models), fc.subarray(providerNames), { maxKeys: 3 }),
  /** Ways (keys, or providers without) that rest, and keys that the vault does not have. */
  resting: fc.subarray(['openai-1', 'openai-2', 'anthropic-1', 'groq-1', 'groq-2', 'ollama']),
  missing: fc.subarray(['openai-1', 'openai-2', 'anthropic-1', 'anthropic-2', 'gemini-1']),
  requests: fc.array(request, { minLength: 1, maxLength: 4 }),
})

const PATHS = { chat_completions: '/v1/chat/completions', responses: '/v1/responses', messages: '/v1/messages' }

/** A request as it comes to the stage, read out of real bytes. */
async function read(asked: Asked): Promise<Screened> {
  const { format, model, project, text, asksThinking, isSmall } = asked
  const path =
    format === 'generate_content' ? `/v1beta/models/${encodeURIComponent(model)}:generateContent` : PATHS[format]
  const body = {
    ...(format === 'generate_content' ? {} : { model }),
    ...(asksThinking ? { thinking: { type: 'enabled' } } : {}),
    ...(isSmall ? { max_tokens: 20, max_output_tokens: 20 } : { tools: [{ name: 't' }] }),
    text: 'x '.repeat(text),
  }
  const bytes = Buffer.from(JSON.stringify(body))
  const headers = { 'content-type': 'application/json', 'content-length': String(bytes.length) }
  const req = Object.assign(Readable.from([bytes]), { method: 'POST', headers })
  const found = placeOf(path, { isProvider: () => false, speaker: null })
  if (found.type !== 'place') throw new Error('no such place')
  const clientKey = { id: 'mine', project, asks: {} }
  const admitted = { req, place: found.place, channel: { type: 'http' }, clientKey } as unknown as Admitted
  return { ...(await readBody(admitted, { limitBytes: 1e6, wantsKind: true })), mayLeave: null }
}

type Candidates = RouteExplained['candidates']

/** One after the other, without what is told of a provider's several keys. */
function distinct(candidates: Candidates): string[] {
  return [...new Set(candidates.map((each) => JSON.stringify(each)))]
}

test('what is explained beforehand is what happens, for 1,000 sets of rules and requests', async () => {
  const steps = new Set<string>()
  const property = fc.asyncProperty(
    world,
    async ({ rules, providers: names, catalogue, resting, missing, requests }) => {
      const providers = names.map(configured)
      const table = routeTable(rules.map((each, index) => ({ ...each, id: String(index) })))
      const options = {
        providersFor: () => providers,
        tableFor: () => table,
        providersWith: (model: string) => catalogue[model] ?? [],
        pseudonymsOf: () => (value: string) => value,
        isVaultReady: () => true,
        keyOf: (id: string) => (missing.includes(id) ? null : id),
        rest: (way: string) => (resting.includes(way) ? { because: 'limited', until: 1 } : null),
        turnOf: createTurns(),
      }
      for (const asked of requests) {
        const screened = await read(asked)
        const { format, model, project } = asked
        const bytes = screened.body.type === 'whole' ? screened.body.bytes : Buffer.alloc(0)
        const explained = explain(
          {
            dialect: screened.place.dialect,
            format,
            provider: null,
            model,
            clientKeyId: 'mine',
            project,
            kind: screened.kind,
            inputTokens: () => estimateTokens(bytes),
            isMovable: true,
          },
          { ...options, providers, table, allowed: (destinations) => destinations },
        )
        const happened = happens(() => route(screened, options).candidates)
        const expected = distinct(explained.candidates)
        if (happened === null) expect([explained.refused === null, expected]).toEqual([false, []])
        else {
          const told = happened.map(({ upstream, model: real, translation }) => ({
            provider: upstream.providerName,
            model: real,
            format: translation?.to ?? format,
            translated: translation !== null,
          }))
          expect(expected).toEqual(distinct(told))
        }
        const decided = explained.steps.find(({ matched }) => matched)
        steps.add(decided?.step ?? 'none')
      }
    },
  )
  await fc.assert(property, { numRuns: 1000 })
  // All but the path, which no explanation asks for, came about.
  expect([...steps].sort()).toEqual(['alias', 'catalogue', 'home', 'none', 'only', 'pattern', 'prefix', 'rule'])
})

function happens<Result>(act: () => Result): Result | null {
  try {
    return act()
  } catch {
    return null
  }
}
