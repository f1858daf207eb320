import type { Upstream } from '../exchange.ts'
import { afterFinding, type Circuit, isOpen, type RestReason } from './circuit.ts'
import type { Finding } from './finding.ts'

export interface Rest {
  readonly because: RestReason
  /** Monotonic milliseconds; may lie in the past, while another request tries. */
  readonly until: number
}

/** How each way fares: a provider by one of its keys. In memory only: a restart gives every way a new chance. */
export interface Circuits {
  /** null: it may be used. */
  rest(way: string): Rest | null
  /** Milliseconds until it may be used. 0: now. */
  dueInMs(way: string): number
  /** An attempt sets out. Returns by what to tell what came of it, of which the first counts; null: nothing was learnt. */
  begin(way: string): (finding: Finding | null) => void
  /** Its key or its address is another now. */
  forget(way: string): void
}

interface State {
  readonly circuit: Circuit
  /** The attempt that tries whether it works again. */
  probe: number | null
}

/** The id of its key, or where there is none, the provider's name. */
export function wayOf({ keyId, providerName }: Pick<Upstream, 'keyId' | 'providerName'>): string {
  return keyId ?? providerName
}

export function createCircuits(options: {
  /** A way begins to rest, or works again. */
  readonly changed: () => void
  /** Monotonic milliseconds: a wall clock that is set would send keys to rest for a day. */
  readonly now?: () => number
}): Circuits {
  const { changed, now = () => performance.now() } = options
  const states = new Map<string, State>()
  let lastBegun = 0

  function ended(way: string, attempt: number, finding: Finding | null): void {
    const state = states.get(way)
    if (state === undefined && finding?.what === 'fine') return
    const probe = state === undefined || state.probe === attempt ? null : state.probe
    const before = state?.circuit
    const after = finding === null ? before : afterFinding(before, finding, { now: now(), attempt, lastBegun })
    if (after === undefined) states.delete(way)
    else states.set(way, { circuit: after, probe })
    if ((before?.openings ?? 0) !== (after?.openings ?? 0)) changed()
  }

  return {
    rest(way) {
      const state = states.get(way)
      if (state === undefined) return null
      const { because, until } = state.circuit
      if (because === null || (until <= now() && state.probe === null)) return null
      return { because, until }
    },
    dueInMs(way) {
      const state = states.get(way)
      if (state === undefined || state.circuit.because === null) return 0
      return Math.max(0, state.circuit.until - now())
    },
    begin(way) {
      lastBegun += 1
      const attempt = lastBegun
      const state = states.get(way)
      if (state && state.circuit.because !== null && !isOpen(state.circuit, now())) state.probe ??= attempt
      let isOver = false
      return (finding) => {
        if (!isOver) ended(way, attempt, finding)
        isOver = true
      }
    },
    forget(way) {
      if (states.delete(way)) changed()
    },
  }
}
