import type { Contender } from '../contenders/contender.ts'
import { load } from '../load/run-load.ts'

/** Until the compilers have seen enough. The first request of some takes a second: they load what they need when they need it. */
export async function warmUp(contenders: readonly Contender[]): Promise<void> {
  for (const contender of contenders) {
    await load(contender, { connections: 1, seconds: 30, atMost: 1 })
    await load(contender, { connections: 16, seconds: 3, atMost: 20_000 })
  }
}
