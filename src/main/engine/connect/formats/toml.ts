import type { SettingPath, SettingValue, Written } from '../format.ts'
import { isList, isTable } from '../setting-values.ts'
import { type Bracketed, insertMember, removeMember } from './brackets.ts'
import { type Language, settingFormat } from './language.ts'
import { lineEndOf, spliced } from './lines.ts'
import { follow, neighbour, placeBehind, requireRoom, wrapped } from './node.ts'
import { addLine, addTable, removeHeader, removeLine } from './toml-lines.ts'
import { type Assignment, nodeOf, parseTree, type Section, type TomlTree, treeValue } from './toml-tree.ts'
import { unreadable } from './unreadable.ts'

const language: Language = {
  read: (text) => treeValue(parseTree(text)),
  put(text, path, value, as) {
    const tree = parseTree(text)
    const holder = assignmentOn(tree, path)
    if (holder) return intoValue(text, tree, holder, path, value, as)
    refuseArrays(text, tree, path)
    const { section, behind, depth } = homeOf(tree, path)
    const rest = path.slice(depth).map(String)
    // A dotted name's table is written by dotted names throughout; a header would define it twice.
    if (section && (rest.length === 1 || behind)) {
      const key = path
        .slice(section.path.length)
        .map((step) => printKey(String(step)))
        .join('.')
      const line = as ? as.lead + as.source : `${key} = ${print(value)}`
      return addLine(text, tree, section, line, as ? as.after : behind?.key)
    }
    const [name, ...table] = [...path].map(String).reverse()
    return addTable(text, table.reverse().map(printKey).join('.'), `${printKey(name ?? '')} = ${print(value)}`)
  },
  take(text, path) {
    let current = text
    for (;;) {
      const tree = parseTree(current)
      const holder = assignmentOn(tree, path)
      if (holder) {
        const at = follow(current, nodeOf(holder.value), path.slice(holder.path.length)).trail.at(-1)
        return at ? removeMember(bracketed(current, tree), at.holder, at.index) : removeLine(current, tree, holder)
      }
      // A table: its lines, then its headers.
      refuseArrays(current, tree, path)
      const under = tree.sections.filter((section) => startsWith(section.path, path))
      const line = tree.sections.flatMap(({ assignments }) => assignments).find((it) => startsWith(it.path, path))
      const header = under[0]?.header
      if (line) current = removeLine(current, tree, line)
      else if (header) current = removeHeader(current, tree, header)
      else return current
    }
  },
  written(text, path): Written | undefined {
    const tree = parseTree(text)
    const holder = assignmentOn(tree, path)
    if (!holder) return undefined
    const { node, rest, trail } = follow(text, nodeOf(holder.value), path.slice(holder.path.length))
    if (rest.length > 0) return undefined
    const source = text.slice(node.start, node.end)
    const at = trail.at(-1)
    if (at) {
      const start = at.holder.members[at.index]?.start ?? node.start
      return { source, lead: text.slice(start, node.start), after: neighbour(at.holder, at.index) }
    }
    const siblings = tree.sections.find(({ assignments }) => assignments.includes(holder))?.assignments ?? []
    const before = siblings[siblings.indexOf(holder) - 1]
    return { source, lead: text.slice(holder.start, node.start), after: before?.key ?? null }
  },
  name: (path) => path.map((step) => (typeof step === 'number' ? String(step) : printKey(step))).join('.'),
}

/** TOML 1.0, and what 1.1 adds to inline tables where it is there already. */
export const toml = settingFormat(language)

/** The line that the setting stands in, or that the list or inline table around it begins in. */
function assignmentOn({ sections }: TomlTree, path: SettingPath): Assignment | undefined {
  return sections.flatMap(({ assignments }) => assignments).find((it) => startsWith(path, it.path))
}

function intoValue(
  text: string,
  tree: TomlTree,
  holder: Assignment,
  path: SettingPath,
  value: SettingValue,
  as: Written | undefined,
): string {
  const { node, rest } = follow(text, nodeOf(holder.value), path.slice(holder.path.length))
  const [step, ...deeper] = rest
  if (step === undefined) return spliced(text, [{ ...node, text: as?.source ?? print(value) }])
  requireRoom(text, node, rest)
  if (node.kind === 'value') throw unreadable(text, node.start, 'nothing can be added to this value.')
  const file = { ...bracketed(text, tree), oneLine: node.kind === 'table' }
  const inner = print(wrapped(deeper, value))
  const member = typeof step === 'string' ? `${printKey(step)} = ${inner}` : inner
  return insertMember(file, node, placeBehind(node, as?.after), () =>
    as && deeper.length === 0 ? as.lead + as.source : member,
  )
}

/**
 * The deepest table on the way that stands in the file, and where a line of its own would go: under its header, or behind a line
 * whose dotted name opened it. A table that only headers of tables within it imply has no place yet.
 */
function homeOf({ sections }: TomlTree, path: SettingPath): { section?: Section; behind?: Assignment; depth: number } {
  for (let depth = path.length - 1; depth > 0; depth -= 1) {
    const table = path.slice(0, depth)
    for (const section of sections) {
      if (samePath(section.path, table)) return { section, depth }
      const behind = section.assignments.findLast((it) => startsWith(it.path, table))
      if (behind && section.path.length < depth) return { section, behind, depth }
    }
  }
  const [top] = sections
  return { ...(top ? { section: top } : {}), depth: 0 }
}

/** Items of an array of tables stand under headers that are all alike. */
function refuseArrays(text: string, { sections }: TomlTree, path: SettingPath): void {
  const array = sections.find(({ path: at }) => {
    const names = at.findIndex((step) => typeof step === 'number')
    return names >= 0 && (startsWith(path, at.slice(0, names)) || startsWith(at, path))
  })
  if (array?.header) throw unreadable(text, array.header.start, 'Waybill can’t write into an array of tables.')
}

function bracketed(text: string, { comments }: TomlTree): Bracketed {
  return { text, comments, lineEnd: lineEndOf(text), unit: '  ' }
}

function startsWith(path: SettingPath, prefix: SettingPath): boolean {
  return prefix.length <= path.length && prefix.every((step, depth) => step === path[depth])
}

function samePath(a: SettingPath, b: SettingPath): boolean {
  return a.length === b.length && startsWith(a, b)
}

/** On one line: within a list or an inline table TOML 1.0 allows nothing else for tables. */
function print(value: SettingValue): string {
  if (typeof value === 'string') return printText(value)
  if (isList(value)) return `[${value.map(print).join(', ')}]`
  if (!isTable(value)) return String(value)
  const pairs = Object.entries(value).map(([name, inner]) => `${printKey(name)} = ${print(inner)}`)
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`
}

/** A basic string of TOML has the escapes of JSON, and may not hold a bare DEL. */
function printText(text: string): string {
  return JSON.stringify(text).replaceAll('\x7f', '\\u007f')
}

function printKey(name: string): string {
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : printText(name)
}
