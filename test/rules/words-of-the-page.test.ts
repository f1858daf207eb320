import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'

/** Attributes whose value somebody reads or hears. */
const READ = new Set([
  'aria-label',
  'aria-description',
  'alt',
  'label',
  'placeholder',
  'title',
  'note',
  'what',
  'suffix',
])

/** The same in every language: names, units, and what is typed as it stands. */
const SAME = new Set(['MiB', 'OpenTelemetry', 'Prometheus', 'authorization', '/path/to/ca.pem'])
const ADDRESS = /^https?:\/\/\S+$|^[a-z.-]+:\d+$/

const SHOWS_RIGHT = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.PlusToken,
])

function isWord(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !SAME.has(text.trim()) && !ADDRESS.test(text)
}

/** A literal, also where it is one side of a choice: `on ? 'On' : t('off')`. */
function literals(node: ts.Expression | undefined): readonly string[] {
  if (node === undefined) return []
  if (ts.isStringLiteralLike(node)) return [node.text]
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)]
  // Of `is && 'text'` the right; what is compared is never seen.
  if (ts.isBinaryExpression(node) && SHOWS_RIGHT.has(node.operatorToken.kind)) return literals(node.right)
  return []
}

/** What of this node is put on the page, or read out, as it stands in the source. */
function said(node: ts.Node): readonly string[] {
  if (ts.isJsxText(node)) return [node.text]
  if (ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent)))
    return literals(node.expression)
  if (ts.isJsxAttribute(node) && READ.has(node.name.getText())) {
    const value = node.initializer
    if (value === undefined) return []
    return ts.isStringLiteral(value) ? [value.text] : ts.isJsxExpression(value) ? literals(value.expression) : []
  }
  if (ts.isCallExpression(node) && /^toast(\.\w+)?$/.test(node.expression.getText())) return literals(node.arguments[0])
  return []
}

const sources = globSync('src/renderer/**/*.{ts,tsx}')
  .filter((file) => !file.endsWith('.en.ts'))
  .map((file) => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))

/** What `look` has against any node of any source but those that `isExempt`, each with its file and line. */
function faults(look: (node: ts.Node) => readonly string[], isExempt = (_: string): boolean => false): string[] {
  return sources
    .filter(({ fileName }) => !isExempt(fileName))
    .flatMap((source) => {
      const found: string[] = []
      const walk = (node: ts.Node): void => {
        for (const fault of look(node)) {
          const { line } = source.getLineAndCharacterOfPosition(node.getStart())
          found.push(`${source.fileName}:${line + 1} ${fault}`)
        }
        ts.forEachChild(node, walk)
      }
      walk(source)
      return found
    })
}

test('no word of the page stands in its source: each is a key, and said in every language', () => {
  expect(
    faults((node) =>
      said(node)
        .filter(isWord)
        .map((text) => text.trim()),
    ),
  ).toEqual([])
})

test('figures, times and lists are written as the language has them', () => {
  const look = (node: ts.Node) => {
    // `inLocale((locale) => new Intl…)` follows it.
    const isIntl =
      ts.isNewExpression(node) &&
      node.expression.getText().startsWith('Intl.') &&
      !/^(locale|tag)$/.test(node.arguments?.[0]?.getText() ?? '')
    const isLocal = ts.isPropertyAccessExpression(node) && /^toLocale(Date|Time)?String$/.test(node.name.text)
    return isIntl || isLocal ? [node.getText().slice(0, 60)] : []
  }
  expect(faults(look, (file) => file.startsWith('src/renderer/format/'))).toEqual([])
})

test('no text is made small for the middle of a sentence: German nouns are not', () => {
  const look = (node: ts.Node) => {
    const isSmall = ts.isPropertyAccessExpression(node) && /^to(Locale)?LowerCase$/.test(node.name.text)
    const of = isSmall ? node.expression : undefined
    return of !== undefined && ts.isCallExpression(of) && of.expression.getText() === 't' ? [node.getText()] : []
  }
  expect(faults(look)).toEqual([])
})
