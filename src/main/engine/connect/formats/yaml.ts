import { stringify } from 'yaml'
import type { SettingValue, Written } from '../format.ts'
import { newTable } from '../setting-values.ts'
import { insertMember, removeMember } from './brackets.ts'
import { type Language, settingFormat } from './language.ts'
import { lineEndOf, spliced } from './lines.ts'
import {
  type Found,
  follow,
  type Holder,
  type Member,
  type Node,
  neighbour,
  placeBehind,
  requireRoom,
  settingOf,
  wrapped,
} from './node.ts'
import { unreadable } from './unreadable.ts'
import { atTheEnd } from './whole-lines.ts'
import { columnOf, insertInBlock, intoNothing, removeFromBlock } from './yaml-block.ts'
import { commentsOf, parseYaml } from './yaml-tree.ts'

const language: Language = {
  read(text) {
    const root = parseYaml(text)
    if (root.kind !== 'table') throw unreadable(text, root.start, 'the file holds no table.')
    return settingOf(root)
  },
  put(text, path, value, as) {
    const root = parseYaml(text)
    const found = follow(text, root, path)
    const { node, rest, trail } = found
    const [step, ...deeper] = rest
    if (step === undefined) return replaced(text, found, value, as)
    requireRoom(text, node, rest)
    const inner = wrapped(deeper, value)
    const isAgain = as !== undefined && deeper.length === 0
    if (node.kind !== 'value' && node.members.length > 0) {
      const behind = placeBehind(node, as?.after)
      if (!node.isBlock)
        return insertMember(flowOf(text), node, behind, () =>
          isAgain ? as.lead + as.source : flowText(text, node, step, inner),
        )
      const indent = ' '.repeat(columnOf(text, node))
      return insertInBlock(
        text,
        node,
        behind,
        isAgain ? as.lead + as.source : blockText(text, root, step, inner, indent),
      )
    }
    if (trail.length === 0) {
      const block = isAgain ? as.lead + as.source : blockText(text, root, step, inner, '')
      return node.start === node.end ? atTheEnd(text, block) : spliced(text, [{ ...node, text: block }])
    }
    const { owner, indent } = ownerOf(text, found, root)
    return intoNothing(text, owner, isAgain ? as.lead + as.source : blockText(text, root, step, inner, indent), indent)
  },
  take(text, path) {
    const { trail, rest } = follow(text, parseYaml(text), path)
    const at = trail.at(-1)
    if (!at || rest.length > 0) return text
    if (!at.holder.isBlock) return removeMember(flowOf(text), at.holder, at.index)
    return removeFromBlock(text, commentsOf(text), at.holder, at.index, trail.at(-2))
  },
  written(text, path): Written | undefined {
    const { node, rest, trail } = follow(text, parseYaml(text), path)
    const at = trail.at(-1)
    if (rest.length > 0 || !at) return undefined
    const start = at.holder.members[at.index]?.start ?? node.start
    const source = text.slice(node.start, node.end)
    return { source, lead: text.slice(start, node.start), after: neighbour(at.holder, at.index) }
  },
  name: (path) => path.join('.'),
}

/** YAML of one document. Anchors, aliases, tags and merged tables stay as they are, and nothing is written where they stand. */
export const yaml = settingFormat(language)

/** A value in another's place. On one line it is cut out exactly; a list or a block takes its name's whole lines. */
function replaced(text: string, { node, trail }: Found, value: SettingValue, as: Written | undefined): string {
  const at = trail.at(-1)
  const member = at?.holder.members[at.index]
  if (!at || !member) throw unreadable(text, node.start, 'the file as a whole is no setting.')
  const isLine = node.start < node.end && (node.kind === 'value' || !node.isBlock)
  if (isLine && as && as.source !== '') return spliced(text, [{ ...node, text: as.source }])
  if (isLine && !as && (typeof value !== 'object' || value === null || !at.holder.isBlock)) {
    return spliced(text, [{ ...node, text: typeof value === 'object' ? JSON.stringify(value) : scalarText(value) }])
  }
  const indent = ' '.repeat(columnOf(text, at.holder))
  const written = as ? as.lead + as.source : blockText(text, node, member.name ?? 0, value, indent)
  return spliced(text, [{ start: member.start, end: member.end, text: written }])
}

/** The name whose value is nothing yet, and where the lines of that value would begin. */
function ownerOf(text: string, { node, trail }: Found, root: Node): { owner: Member; indent: string } {
  const at = trail.at(-1)
  const owner = at?.holder.members[at.index]
  if (!at?.holder.isBlock || owner?.name === undefined)
    throw unreadable(text, node.start, 'nothing can be added there.')
  return { owner, indent: ' '.repeat(columnOf(text, at.holder)) + unitOf(text, root) }
}

const SETTINGS = { compat: 'yaml-1.1', lineWidth: 0, blockQuote: false } as const

function scalarText(value: SettingValue): string {
  // Quoted also where only a reader of YAML 1.1, such as PyYAML, would take it for something else than text.
  return stringify(value, SETTINGS).trimEnd()
}

/** A name and its value, or an item of a list, in as many lines as it takes. */
function blockText(text: string, root: Node, step: string | number, value: SettingValue, indent: string): string {
  const whole = typeof step === 'string' ? newTable([[step, value]]) : [value]
  const lines = stringify(whole, { ...SETTINGS, indent: unitOf(text, root).length })
    .trimEnd()
    .split('\n')
  return lines.join(lineEndOf(text) + indent)
}

/** Between braces and brackets YAML takes JSON; all of it, if the names there are quoted as JSON has them. */
function flowText(text: string, { members: [first] }: Holder, step: string | number, value: SettingValue): string {
  if (typeof step === 'number') return JSON.stringify(value)
  const isJson = first !== undefined && text[first.start] === '"'
  return `${isJson ? JSON.stringify(step) : scalarText(step)}: ${JSON.stringify(value)}`
}

function flowOf(text: string) {
  return { text, comments: commentsOf(text), lineEnd: lineEndOf(text), unit: '  ' }
}

/** By how much the file itself puts a table's lines further in; two where it does not say. */
function unitOf(text: string, root: Node): string {
  const [column, ...inner] = columns(text, root)
  const further = inner.find((other) => other > (column ?? 0))
  return ' '.repeat(further === undefined ? 2 : Math.min(8, Math.max(2, further - (column ?? 0))))
}

function columns(text: string, node: Node): number[] {
  if (node.kind === 'value' || !node.isBlock) return []
  const own = columnOf(text, node)
  const child = node.members.find((member) => member.node.kind !== 'value' && member.node.isBlock)
  return child ? [own, ...columns(text, child.node)] : [own]
}
