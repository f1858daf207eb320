import { type Seen, send } from './call.ts'
import { kinds } from './exchanges.ts'
import type { World } from './world.ts'

export interface Passed {
  readonly count: number
  /** Milliseconds of the plain requests, sorted. */
  readonly latencies: readonly number[]
  /** What went otherwise than it should: kind and outcome, and how often. */
  readonly surprises: ReadonlyMap<string, number>
}

const SHARES = kinds.reduce((sum, { share }) => sum + share, 0)

/** So many exchanges of all kinds, drawn by their shares; resolves once none is under way. */
export async function pass(world: World, count: number, atOnce: number): Promise<Passed> {
  const latencies: number[] = []
  const surprises = new Map<string, number>()
  let left = count
  const tool = async () => {
    while (left > 0) {
      left -= 1
      const kind = draw(world.random())
      const begun = performance.now()
      const seen = await kind.run(world)
      if (kind.name === 'chat') latencies.push(performance.now() - begun)
      if (!kind.accepts(seen)) note(surprises, `${kind.name}: ${outcome(seen)}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, tool))
  return { count, latencies: latencies.sort((a, b) => a - b), surprises }
}

/** So many streams at the same time, each of 200 frames within a second or two. Returns how many came to their end. */
export async function crowd(world: World, count: number): Promise<number> {
  const body = JSON.stringify({
    model: 'gpt-5-mini+slow-5',
    stream: true,
    messages: [{ role: 'user', content: 'Hello' }],
  })
  const url = `${world.proxy}/v1/chat/completions`
  const one = () => send({ url, headers: world.asTool(), body, agent: world.agent })
  const seen = await Promise.all(Array.from({ length: count }, one))
  return seen.filter(({ whole }) => whole).length
}

function draw(random: number): (typeof kinds)[number] {
  let ahead = random * SHARES
  const drawn = kinds.find(({ share }) => {
    ahead -= share
    return ahead < 0
  })
  if (drawn === undefined) throw new Error('the shares do not sum up')
  return drawn
}

const outcome = ({ status, whole }: Seen) => `${status ?? 'no answer'}${whole ? '' : ', cut off'}`

function note(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1)
}
