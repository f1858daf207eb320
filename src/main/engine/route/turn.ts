import type { RouteTarget } from '../../../shared/contract/routes.ts'

/** Whose turn it is among targets with weights. */
export interface Turn {
  /** All targets: the one whose turn it is, then the others in their order. */
  next(): readonly RouteTarget[]
  /** The same, without its being anybody's turn. */
  look(): readonly RouteTarget[]
}

/**
 * By smooth weighted round-robin, as nginx has it (ngx_http_upstream_get_round_robin_peer): of weights 3 and 1 the order is
 * a, a, b, a, and no two requests meet the same turn. No chance in it: what is explained beforehand is what happens.
 */
export function createTurn(targets: readonly RouteTarget[]): Turn {
  const weights = targets.map(({ weight }) => weight ?? 0)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const current = weights.map(() => 0)
  const ahead = () => current.map((value, index) => value + (weights[index] ?? 0))
  const drawnOf = (values: readonly number[]) => {
    const drawable = values.map((value, index) => (weights[index] === 0 ? Number.NEGATIVE_INFINITY : value))
    return drawable.indexOf(Math.max(...drawable))
  }
  const withFirst = (drawn: number) => targets.toSpliced(drawn, 1).toSpliced(0, 0, ...targets.slice(drawn, drawn + 1))
  if (total === 0) return { next: () => targets, look: () => targets }
  return {
    next() {
      const values = ahead()
      const drawn = drawnOf(values)
      values.forEach((value, index) => {
        current[index] = index === drawn ? value - total : value
      })
      return withFirst(drawn)
    },
    look: () => withFirst(drawnOf(ahead())),
  }
}
