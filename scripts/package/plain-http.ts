import type { Plugin } from 'vite'

/** As the bundler writes it: a default import, named ones, or both. */
const IMPORT = /^import (?:(\w+)(?:, )?)?(?:\{ (.+?) \})? ?from "node:http";$/gm
/** In words that it does not write by now. */
const LEFT = /^(?:import|export) .*from ?["'](?:node:)?http["']/m

/**
 * To be imported, `node:http` is made into an ES module: each of its exports is read, and one of them, WebSocket, is read by
 * loading all of undici, 5 MB and 20 ms for every command and for the engine (measured 2026-11-22, Node 24). Asked for by
 * its name, the module comes without.
 */
export function plainHttp(): Plugin {
  let replaced = 0
  return {
    name: 'waybill:plain-http',
    apply: 'build',
    enforce: 'post',
    renderChunk(code, { fileName }) {
      const plain = code.replace(IMPORT, (_import, whole?: string, named?: string) => {
        replaced += 1
        return builtin(whole, named)
      })
      if (LEFT.test(plain)) this.error(`${fileName}: node:http is imported in words that plain-http.ts does not know.`)
      return plain
    },
    generateBundle() {
      if (replaced === 0) this.error('plain-http.ts: nothing imports node:http: take it out of the configuration.')
    },
  }
}

function builtin(whole: string | undefined, named: string | undefined): string {
  const names = named?.replaceAll(' as ', ': ')
  return [whole, names && `{ ${names} }`]
    .filter((target) => target !== undefined)
    .map((target) => `const ${target} = process.getBuiltinModule("node:http");`)
    .join(' ')
}
