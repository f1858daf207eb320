import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withMatrix } from '../../../../../scripts/translation-matrix.ts'
import { clientFormats } from '../../../../../src/shared/wire-formats.ts'
import { differencesOf } from './differences.ts'
import { type Aspect, aspects, type Cell, clients, type Outcome, play } from './outcome.ts'
import type { Scenario } from './scenario.ts'
import { scenarios } from './scenarios.ts'
import { startWorld, type World } from './world.ts'

const RECEIVED: readonly Aspect[] = ['said', 'tools', 'schema', 'thinks', 'stops']
const page = new URL('../../../../../docs/translation.md', import.meta.url)

let world: World
/** What each client has of its own provider, untranslated: what every other cell is held to. */
const owns = new Map<string, Promise<Outcome>>()

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world?.stop())

const cells = scenarios.flatMap((scenario) =>
  [false, true].flatMap((stream) =>
    (scenario.clients ?? clientFormats).flatMap((client) =>
      clientFormats
        .filter((provider) => provider !== client)
        .map((provider) => ({ scenario, client, provider, stream, id: scenario.id, how: stream ? 'stream' : 'plain' })),
    ),
  ),
)

describe('an SDK accepts and yields what it would from its own provider, and the provider is asked as by its own SDK', () => {
  it.each(cells.filter(({ id }) => id !== 'own'))(
    '$id, $how: $client from $provider',
    async ({ scenario, ...cell }) => {
      const heard = await ownOf(scenario, cell.client, cell.stream)
      const asked = await ownOf(scenario, cell.provider, cell.stream)
      expect(heard.failure !== null).toBe(scenario.error !== undefined || scenario.cut === true)
      const outcome = await play(world, scenario, cell)
      const named = differencesOf(scenario.id, cell).flatMap((difference) => difference.aspects)
      for (const [name, of] of Object.entries(aspects)) {
        const reference = of(RECEIVED.includes(name as Aspect) ? asked : heard)
        if (named.includes(name as Aspect))
          expect([name, isDeepStrictEqual(of(outcome), reference)]).toEqual([name, false])
        else expect([name, of(outcome)]).toEqual([name, reference])
      }
    },
  )
})

describe('what only a client’s own provider can do', () => {
  it.each(cells.filter(({ id }) => id === 'own'))(
    'is refused by its field’s name, and nothing is sent, $how: $client from $provider',
    async ({ scenario, ...cell }) => {
      expect((await ownOf(scenario, cell.client, cell.stream)).failure).toBeNull()
      const { failure, received } = await play(world, scenario, cell)
      expect(failure).toMatchObject({ status: 400, message: expect.stringContaining(clients[cell.client].ownField) })
      expect(received).toEqual([])
    },
  )
})

it('is printed in the docs as it was tried (npm run docs:translation)', () => {
  const text = readFileSync(page, 'utf8')
  expect(text).toBe(withMatrix(text))
})

/** Asked for in the provider's own format where the client's has no such thing. */
function ownOf(scenario: Scenario, format: Cell['client'], stream: boolean): Promise<Outcome> {
  const id = `${scenario.id} ${format} ${stream}`
  const own = owns.get(id) ?? play(world, scenario, { client: format, provider: format, stream })
  owns.set(id, own)
  return own
}
