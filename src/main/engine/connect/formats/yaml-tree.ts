import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  Lexer,
  type Node as LibraryNode,
  type Pair,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { SettingValue } from '../format.ts'
import { type Range, skipBlanksBack } from './lines.ts'
import type { Member, Node } from './node.ts'
import { unreadable } from './unreadable.ts'

/** A file of YAML: its root, which is an empty table without members where there is nothing in it. */
export function parseYaml(text: string): Node {
  // Names that stand twice are told of where they matter to an edit: a tool may well read such a file.
  const documents = parseAllDocuments(text, { keepSourceTokens: true, uniqueKeys: false, logLevel: 'silent' })
  if ('empty' in documents) return nothing(text)
  const [document, second] = documents
  const error = document?.errors[0]
  if (error) throw unreadable(text, error.pos[0], 'this is not YAML.')
  if (second) throw unreadable(text, second.range[0], 'a second document begins.')
  const root = toNode(text, (document as Document<LibraryNode> | undefined)?.contents ?? null)
  return root === undefined || (root.kind === 'value' && root.value === null) ? nothing(text) : root
}

/** What the lexer puts between the pieces of the text: a document begins, a flow ends early, text follows. */
const TEXT_FOLLOWS = '\x1f'
const MARKS = new Set(['\x02', '\x18', TEXT_FOLLOWS])

/** All comments, in order. */
export function commentsOf(text: string): Range[] {
  const comments: Range[] = []
  let at = 0
  let isText = false
  for (const token of new Lexer().lex(text)) {
    if (MARKS.has(token)) {
      isText = token === TEXT_FOLLOWS
      continue
    }
    if (token.startsWith('#') && !isText) comments.push({ start: at, end: at + token.length })
    at += token.length
    isText = false
  }
  return comments
}

function nothing(text: string): Node {
  return { kind: 'table', start: text.length, end: text.length, members: [] }
}

function toNode(text: string, node: LibraryNode | null): Node | undefined {
  const range = rangeOf(text, node)
  if (!node || !range) return undefined
  if (isAlias(node)) return { ...range, kind: 'value', value: `*${node.source}`, flaw: 'it is an alias' }
  const flaw = flawOf(node)
  if (isScalar(node)) return { ...range, ...flaw, kind: 'value', value: scalarOf(node) }
  const holder = node as YAMLMap | YAMLSeq
  const members = isMap(holder)
    ? holder.items.flatMap((pair) => pairOf(text, pair as Pair<LibraryNode, LibraryNode | null>))
    : itemsOf(text, holder)
  // A block's range goes on over the blank lines below it.
  const end = holder.flow ? range.end : Math.max(range.start, members.at(-1)?.end ?? range.end)
  return { ...range, end, ...flaw, kind: isMap(holder) ? 'table' : 'list', isBlock: !holder.flow, members }
}

function pairOf(text: string, { key, value }: Pair<LibraryNode, LibraryNode | null>): Member[] {
  const range = rangeOf(text, key)
  if (!range) return []
  const name = isScalar(key) ? String(key.value) : text.slice(range.start, range.end)
  // Without a colon there is no value, not even an empty one.
  const node = toNode(text, value) ?? { start: range.end, end: range.end, kind: 'value', value: null }
  return [{ start: range.start, end: Math.max(range.end, node.end), name, node }]
}

function itemsOf(text: string, holder: YAMLSeq): Member[] {
  const tokens = holder.srcToken?.type === 'block-seq' ? holder.srcToken.items : undefined
  return holder.items.flatMap((item, index): Member[] => {
    const node = toNode(text, item as LibraryNode)
    if (!node) return []
    const dash = tokens?.[index]?.start.find(({ type }) => type === 'seq-item-ind')
    return [{ start: dash?.offset ?? node.start, end: Math.max(node.end, (dash?.offset ?? 0) + 1), node }]
  })
}

/** Why what is written there can't be changed without changing something else too. */
function flawOf(node: Exclude<LibraryNode, Alias>): { flaw?: string } {
  if (node.anchor !== undefined) return { flaw: 'it has an anchor' }
  if (node.tag !== undefined) return { flaw: 'it has a tag' }
  if (!isMap<LibraryNode, LibraryNode | null>(node)) return {}
  const isPlain = node.items.every(({ key, value }) => {
    return isScalar(key) && key.anchor === undefined && key.tag === undefined && key.value !== '<<' && value !== null
  })
  return isPlain && !isExplicit(node) ? {} : { flaw: 'its names are not all plain ones' }
}

/** `? name` and `: value` on lines of their own. */
function isExplicit({ srcToken }: YAMLMap): boolean {
  if (srcToken?.type !== 'block-map' && srcToken?.type !== 'flow-collection') return false
  return srcToken.items.some(({ start }) => start.some(({ type }) => type === 'explicit-key-ind'))
}

/** What JSON could not tell again (`.nan`, `.inf`) is told as it is written. */
function scalarOf({ value, source }: Scalar): SettingValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(source)
  return value === null || typeof value === 'string' || typeof value === 'boolean' ? value : String(value)
}

/** Without the line ends that follow a text in a block; of nothing, the place behind its colon or dash. */
function rangeOf(text: string, node: LibraryNode | null): Range | undefined {
  if (!node?.range) return undefined
  const [start, stop] = node.range
  if (start === stop) {
    const before = skipBlanksBack(text, start)
    return { start: before, end: before }
  }
  return { start, end: start + text.slice(start, stop).replace(/[\r\n]+$/, '').length }
}
