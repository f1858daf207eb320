import { type AST, parseTOML } from 'toml-eslint-parser'
import type { SettingPath, SettingValue } from '../format.ts'
import { newTable, type SettingTable } from '../setting-values.ts'
import type { Range } from './lines.ts'
import { type Member, type Node, settingOf } from './node.ts'
import { unreadable } from './unreadable.ts'

/** A file of TOML, line by line: which names stand under which header. */
export interface TomlTree {
  readonly sections: readonly Section[]
  readonly comments: readonly Range[]
}

/** What stands under a header; the first has none. */
export interface Section {
  /** From the root; a number is the place in an array of tables. */
  readonly path: SettingPath
  /** Where the header stands, its brackets included; undefined for the first section. */
  readonly header?: Range
  readonly assignments: readonly Assignment[]
}

/** `name = value`, on a line of its own. */
export interface Assignment extends Range {
  /** From the root. */
  readonly path: SettingPath
  /** The name as it is written there, dots and quotes included. */
  readonly key: string
  readonly value: AST.TOMLContentNode
}

export function parseTree(text: string): TomlTree {
  const { body, comments } = parsed(text)
  const [top] = body
  if (!top) return { sections: [], comments: [] }
  const sections: Section[] = [{ path: [], assignments: top.body.flatMap((entry) => assigned(text, [], entry)) }]
  for (const table of top.body) {
    if (table.type !== 'TOMLTable') continue
    const path = table.resolvedKey
    // From the header's own bracket to the closing one behind its name.
    const header = {
      start: table.range[0],
      end: text.indexOf(']', table.key.range[1]) + (table.kind === 'array' ? 2 : 1),
    }
    sections.push({ path, header, assignments: table.body.flatMap((entry) => assigned(text, path, entry)) })
  }
  return { sections, comments: comments.map(rangeOf) }
}

function parsed(text: string): AST.TOMLProgram {
  try {
    return parseTOML(text)
  } catch (cause) {
    const at = cause instanceof Error && 'index' in cause && typeof cause.index === 'number' ? cause.index : undefined
    // Else it is its stack that gave up, which the caller tells of.
    if (at === undefined) throw cause
    throw unreadable(text, at, 'this is not TOML.', cause)
  }
}

function assigned(text: string, section: SettingPath, entry: AST.TOMLKeyValue | AST.TOMLTable): Assignment[] {
  if (entry.type !== 'TOMLKeyValue') return []
  const { key, value } = entry
  const path = [...section, ...key.keys.map(nameOf)]
  return [{ ...rangeOf(entry), path, key: text.slice(...key.range), value }]
}

/** A value in brackets as the other formats have it. */
export function nodeOf(content: AST.TOMLContentNode): Node {
  const range = rangeOf(content)
  if (content.type === 'TOMLArray') {
    const members = content.elements.map((element): Member => ({ ...rangeOf(element), node: nodeOf(element) }))
    return { ...range, kind: 'list', members }
  }
  if (content.type === 'TOMLValue') return { ...range, kind: 'value', value: scalarOf(content) }
  if (content.body.some(({ key }) => key.keys.length > 1)) {
    const table = newTable()
    for (const { key, value } of content.body) place(table, key.keys.map(nameOf), settingOf(nodeOf(value)))
    return { ...range, kind: 'value', value: table, flaw: 'its names have dots' }
  }
  const members = content.body.map((entry): Member => {
    const [name] = entry.key.keys
    return { ...rangeOf(entry), name: name ? nameOf(name) : '', node: nodeOf(entry.value) }
  })
  return { ...range, kind: 'table', members }
}

/** What the whole file says. Told as written, since JSON could not tell it again: dates, integers beyond 2^53, `nan`, `inf`. */
export function treeValue({ sections }: TomlTree): SettingValue {
  const root = newTable()
  for (const { path, assignments } of sections) {
    if (path.length > 0) place(root, path, undefined)
    for (const { path: at, value } of assignments) place(root, at, settingOf(nodeOf(value)))
  }
  return root
}

type Growing = SettingTable | SettingValue[]

/** Puts a value there, or with undefined only sees to it that there is a table. */
function place(root: Growing, path: SettingPath, value: SettingValue | undefined): void {
  let current = root
  for (const [depth, step] of path.entries()) {
    const next = path[depth + 1]
    const held = current as Record<string | number, SettingValue>
    if (next === undefined && value !== undefined) held[step] = value
    else held[step] ??= typeof next === 'number' ? [] : newTable()
    current = held[step] as Growing
  }
}

function scalarOf(value: AST.TOMLValue): SettingValue {
  switch (value.kind) {
    case 'string':
    case 'boolean':
      return value.value
    case 'float':
      return Number.isFinite(value.value) ? value.value : value.number
    case 'integer':
      return Number.isSafeInteger(value.value) ? value.value : value.number
    default:
      return value.datetime
  }
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === 'TOMLBare' ? key.name : key.value
}

function rangeOf({ range: [start, end] }: { readonly range: readonly [number, number] }): Range {
  return { start, end }
}
