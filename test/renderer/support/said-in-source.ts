import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/** What the tests of a list of sentences need: a sentence that the engine no longer says has no business in it. */
const shapes: RegExp[] = []
const exact = new Set<string>()

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function gather(node: ts.Node): void {
  if (ts.isStringLiteralLike(node)) exact.add(node.text)
  if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) exact.add(node.name.text)
  if (ts.isTemplateExpression(node)) {
    const texts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
    // `${a}, ${b}.` says nothing that could be recognised.
    if (/\p{L}{3}/u.test(texts.join(''))) shapes.push(new RegExp(`^${texts.map(escaped).join('.*')}$`, 's'))
  }
  ts.forEachChild(node, gather)
}

for (const file of globSync(['src/main/{engine,shell}/**/*.ts', 'src/shared/**/*.ts', 'src/renderer/data/*.ts']))
  gather(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest))

/** Whether a literal or a template of the source may become this sentence; `{{name}}` stands for what is filled in. */
export function saidInSource(sentence: string): boolean {
  // What is put behind another, such as ", refused by the provider".
  return (
    exact.has(sentence) ||
    exact.has(sentence.replace(/^\{\{\w+\}\}/, '')) ||
    shapes.some((shape) => shape.test(sentence))
  )
}
