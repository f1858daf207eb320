import type { SettingPath, SettingValue } from '../format.ts'
import { newTable } from '../setting-values.ts'
import type { Range } from './lines.ts'
import { unreadable } from './unreadable.ts'

/** A value of a file and where it stands. */
export type Node = Scalar | Holder

interface Placed extends Range {
  /** Why nothing may be written there, or beneath it. */
  readonly flaw?: string
}

export interface Scalar extends Placed {
  readonly kind: 'value'
  readonly value: SettingValue
}

/** A table or a list. */
export interface Holder extends Placed {
  readonly kind: 'table' | 'list'
  /** By lines and indentation, as YAML has it; else between brackets. */
  readonly isBlock?: boolean
  readonly members: readonly Member[]
}

/** A table's name and value, or a list's item. */
export interface Member extends Range {
  /** Absent in a list. */
  readonly name?: string
  readonly node: Node
}

export function settingOf(node: Node): SettingValue {
  if (node.kind === 'value') return node.value
  if (node.kind === 'list') return node.members.map((member) => settingOf(member.node))
  // Of a name that stands twice the last holds, as in the parsers of most tools.
  return newTable(node.members.map((member) => [member.name ?? '', settingOf(member.node)]))
}

/** How far a path leads: the last value on it, the members on the way, and what of the path is not there. */
export interface Found {
  readonly node: Node
  readonly trail: readonly { readonly holder: Holder; readonly index: number }[]
  readonly rest: SettingPath
}

/**
 * Throws where a name on the way stands twice: which of them the tool takes is not ours to guess. And where anything on the way is
 * written so that a change of it would change more.
 */
export function follow(text: string, root: Node, path: SettingPath): Found {
  const trail: { holder: Holder; index: number }[] = []
  let node = root
  for (const [depth, step] of path.entries()) {
    refuseFlaw(text, node)
    const index = node.kind === 'value' ? -1 : indexOf(text, node, step)
    const member = node.kind === 'value' ? undefined : node.members[index]
    if (node.kind === 'value' || member === undefined) return { node, trail, rest: path.slice(depth) }
    trail.push({ holder: node, index })
    node = member.node
  }
  refuseFlaw(text, node)
  return { node, trail, rest: [] }
}

function refuseFlaw(text: string, { flaw, start }: Node): void {
  if (flaw !== undefined) throw unreadable(text, start, `this can’t be changed alone: ${flaw}.`)
}

function indexOf(text: string, holder: Holder, step: string | number): number {
  if (typeof step === 'number') return holder.kind === 'list' && step < holder.members.length ? step : -1
  if (holder.kind !== 'table') return -1
  const index = holder.members.findIndex(({ name }) => name === step)
  const again = holder.members.findIndex(({ name }, other) => other > index && name === step)
  const twice = index < 0 ? undefined : holder.members[again]
  if (twice) throw unreadable(text, twice.start, `“${step}” stands there a second time; remove one of the two.`)
  return index
}

/** Whether a new setting can stand there: in a table by a name, at the end of a list, in place of nothing. */
export function requireRoom(text: string, node: Node, rest: SettingPath): void {
  const [step] = rest
  if (node.kind === 'value') {
    if (node.value === null) return
    throw unreadable(text, node.start, `a single value stands where a ${expected(step)} is expected.`)
  }
  if (node.kind !== (typeof step === 'number' ? 'list' : 'table')) {
    throw unreadable(text, node.start, `a ${node.kind} stands where a ${expected(step)} is expected.`)
  }
  if (typeof step === 'number' && step > node.members.length) {
    throw unreadable(text, node.start, `the list has only ${node.members.length} items.`)
  }
}

const expected = (step: string | number | undefined) => (typeof step === 'number' ? 'list' : 'table')

/** The value with the tables and lists around it that are missing on the way. */
export function wrapped(rest: SettingPath, value: SettingValue): SettingValue {
  return rest.reduceRight<SettingValue>(
    (inner, step) => (typeof step === 'number' ? [inner] : newTable([[step, inner]])),
    value,
  )
}

/** Which member a new one stands behind: the one named, else the last. -1: it is the first. */
export function placeBehind(holder: Holder, after: string | number | null | undefined): number {
  if (after === null) return -1
  const last = holder.members.length - 1
  if (after === undefined) return last
  if (typeof after === 'number') return Math.min(after, last)
  const index = holder.members.findIndex(({ name }) => name === after)
  return index < 0 ? last : index
}

/** By name, or by place in a list, the one before it; null for the first. */
export function neighbour(holder: Holder, index: number): string | number | null {
  const before = holder.members[index - 1]
  if (before === undefined) return null
  return before.name ?? index - 1
}
