import { isDeepStrictEqual } from 'node:util'
import { runInThisContext } from 'node:vm'
import type { Plugin } from 'vite'

/** What is shorter is code that happens to list something. */
const DATA_CHARACTERS = 100_000

/**
 * Puts the data that a module is made of beside it, in a file of JSON that is read as the module is loaded. As a literal of 600 KB
 * they make V8 take 8 MB more to compile a script, of which much is not given back; as JSON within the script they stay twice
 * beside what they are, once as the script's text and once as the text that was parsed: 1.5 MB (measured 2026-11-22, Node 24).
 */
export function dataBeside(file: string, name: string): Plugin {
  let isDone = false
  return {
    name: 'waybill:data-beside',
    apply: 'build',
    // Before Vite's own, which makes it a path of a web page's server.
    enforce: 'pre',
    resolveFileUrl: ({ relativePath }) => `new URL('./${relativePath}', import.meta.url)`,
    transform(code, id) {
      if (!id.endsWith(file)) return null
      const declared = this.parse(code).body.flatMap((part) =>
        part.type === 'VariableDeclaration' ? part.declarations : [],
      )
      const data = declared
        .map(({ init }) => init)
        .find((init) => init?.type === 'ArrayExpression' && init.end - init.start > DATA_CHARACTERS)
      if (!data) return this.error(`${file} has no data any more: take it out of the configuration.`)
      isDone = true
      const beside = this.emitFile({ type: 'asset', name, source: jsonOf(code.slice(data.start, data.end)) })
      const read = `JSON.parse(readFileSync(import.meta.ROLLUP_FILE_URL_${beside}, 'utf8'))`
      return `import { readFileSync } from 'node:fs'\n${code.slice(0, data.start)}${read}${code.slice(data.end)}`
    },
    buildEnd(error) {
      if (error !== undefined || isDone) return
      this.error(`${file} is no part of what is built: take it out of the configuration, or name it anew.`)
    },
  }
}

function jsonOf(literal: string): string {
  const data: unknown = runInThisContext(`(${literal})`)
  const json = JSON.stringify(data)
  if (!isDeepStrictEqual(JSON.parse(json), data)) throw new Error('These data are more than JSON can say.')
  return json
}
