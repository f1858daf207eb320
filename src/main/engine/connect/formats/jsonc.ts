import { type Node as JsonNode, type ParseError, parseTree, visit } from 'jsonc-parser'
import type { SettingValue, Written } from '../format.ts'
import { type Bracketed, insertMember, removeMember } from './brackets.ts'
import { type Language, settingFormat } from './language.ts'
import { indentAt, isBlank, lineEndOf, type Range, spliced } from './lines.ts'
import {
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

/** JSON with comments and commas before a closing bracket, as VS Code, Zed and their kin read it; plain JSON among it. */
const language: Language = {
  read(text) {
    const root = parse(text)
    if (root.kind !== 'table') throw unreadable(text, root.start, 'the file holds no table: it should begin with {.')
    return settingOf(root)
  },
  put(text, path, value, as) {
    const root = parse(text)
    if (root.start === root.end) return onto(text, print(wrapped(path, value), '  ', lineEndOf(text), ''))
    const { node, rest } = follow(text, root, path)
    const file = bracketed(text, root)
    if (rest.length === 0) {
      return spliced(text, [
        { ...node, text: as?.source ?? print(value, file.unit, file.lineEnd, indentAt(text, node.start)) },
      ])
    }
    requireRoom(text, node, rest)
    const [step, ...deeper] = rest
    const inner = wrapped(deeper, value)
    if (node.kind === 'value') {
      const around = print(wrapped(rest, value), file.unit, file.lineEnd, indentAt(text, node.start))
      return spliced(text, [{ ...node, text: around }])
    }
    return insertMember(file, node, placeBehind(node, as?.after), (indent) => {
      if (as && deeper.length === 0) return as.lead + as.source
      const written = indent === null ? JSON.stringify(inner) : print(inner, file.unit, file.lineEnd, indent)
      return typeof step === 'string'
        ? `${JSON.stringify(step)}${indent === null ? tight(text, node) : ': '}${written}`
        : written
    })
  },
  take(text, path) {
    const root = parse(text)
    const at = follow(text, root, path).trail.at(-1)
    return at ? removeMember(bracketed(text, root), at.holder, at.index) : text
  },
  written(text, path): Written | undefined {
    const { node, rest, trail } = follow(text, parse(text), path)
    const at = trail.at(-1)
    if (rest.length > 0) return undefined
    const source = text.slice(node.start, node.end)
    if (at === undefined) return { source, lead: '', after: null }
    const start = at.holder.members[at.index]?.start ?? node.start
    return { source, lead: text.slice(start, node.start), after: neighbour(at.holder, at.index) }
  },
  name: (path) => path.join('.'),
}

export const jsonc = settingFormat(language)

function parse(text: string): Node {
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true })
  const [error] = errors
  if (error) throw unreadable(text, error.offset, 'this is not JSON, even with comments allowed.')
  // Nothing, or comments alone.
  return tree ? toNode(tree) : { kind: 'table', start: text.length, end: text.length, members: [] }
}

/** Into a file that holds nothing, or comments alone. */
function onto(text: string, added: string): string {
  const lineEnd = lineEndOf(text)
  const begun = isBlank(text) || /[\r\n]$/.test(text) ? '' : lineEnd
  return `${isBlank(text) ? '' : text}${begun}${added}${lineEnd}`
}

function toNode(json: JsonNode): Node {
  const range = { start: json.offset, end: json.offset + json.length }
  if (json.type === 'array') {
    const members = (json.children ?? []).map((child): Member => {
      const node = toNode(child)
      return { start: node.start, end: node.end, node }
    })
    return { ...range, kind: 'list', members }
  }
  if (json.type !== 'object') return { ...range, kind: 'value', value: json.value as SettingValue }
  const members = (json.children ?? []).flatMap(({ children: [key, value] = [] }): Member[] => {
    if (!key || !value) return []
    const node = toNode(value)
    return [{ start: key.offset, end: node.end, name: String(key.value), node }]
  })
  return { ...range, kind: 'table', members }
}

function bracketed(text: string, root: Node): Bracketed {
  return { text, comments: commentsOf(text), lineEnd: lineEndOf(text), unit: unitOf(text, root) }
}

function commentsOf(text: string): Range[] {
  const comments: Range[] = []
  visit(text, { onComment: (offset, length) => comments.push({ start: offset, end: offset + length }) })
  return comments
}

/** The file's own indentation, by its first line that stands further in. */
function unitOf(text: string, root: Node): string {
  const first = root.kind === 'value' ? undefined : root.members[0]
  const indent = first ? indentAt(text, first.start) : ''
  return indent !== '' && first && isBlank(text.slice(text.lastIndexOf('\n', first.start) + 1, first.start))
    ? indent
    : '  '
}

function print(value: SettingValue, unit: string, lineEnd: string, indent: string): string {
  return JSON.stringify(value, null, unit).replaceAll('\n', lineEnd + indent)
}

/** The colon of a table on one line, with a blank behind it where the others have one. */
function tight(text: string, holder: Holder): string {
  const [first] = holder.members
  return first && /:$/.test(text.slice(first.start, first.node.start)) ? ':' : ': '
}
