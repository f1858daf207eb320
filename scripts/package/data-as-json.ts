import { isDeepStrictEqual } from 'node:util'
import { runInThisContext } from 'node:vm'
import type { Plugin } from 'vite'

/** What is shorter is code that happens to list something. */
const DATA_CHARACTERS = 100_000

/**
 * Writes the data that a module is made of as JSON. As a literal of 600 KB they make V8 take 8 MB more to compile a script,
 * of which much is not given back, and keep how they were written beside what they are (measured 2026-11-22, Node 24).
 */
export function dataAsJson(file: string): Plugin {
  return {
    name: 'waybill:data-as-json',
    apply: 'build',
    transform(code, id) {
      if (!id.endsWith(file)) return null
      const declared = this.parse(code).body.flatMap((part) =>
        part.type === 'VariableDeclaration' ? part.declarations : [],
      )
      const data = declared
        .map(({ init }) => init)
        .find((init) => init?.type === 'ArrayExpression' && init.end - init.start > DATA_CHARACTERS)
      if (!data) return this.error(`${file} has no data any more: take it out of the configuration.`)
      return code.slice(0, data.start) + parsed(code.slice(data.start, data.end)) + code.slice(data.end)
    },
  }
}

function parsed(literal: string): string {
  const data: unknown = runInThisContext(`(${literal})`)
  const json = JSON.stringify(data)
  if (!isDeepStrictEqual(JSON.parse(json), data)) throw new Error('These data are more than JSON can say.')
  return `JSON.parse('${json.replace(/[\\']/g, '\\$&')}')`
}
