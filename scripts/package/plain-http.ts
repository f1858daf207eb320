import type { Plugin } from 'vite'

/** As the bundler writes it: a default import, named ones, or both. */
const IMPORT = /^import (?:(\w+)(?:, )?)?(?:\{ (.+?) \})? ?from "node:http";$/gm

/**
 * To be imported, `node:http` is made into an ES module: each of its exports is read, and one of them, WebSocket, is read by
 * loading all of undici, 5 MB and 20 ms for every command and for the engine (measured 2026-11-22, Node 24). Asked for by
 * its name, the module comes without.
 */
export function plainHttp(): Plugin {
  return {
    name: 'waybill:plain-http',
    apply: 'build',
    enforce: 'post',
    renderChunk: (code) => code.replace(IMPORT, (_import, whole?: string, named?: string) => builtin(whole, named)),
  }
}

function builtin(whole: string | undefined, named: string | undefined): string {
  const names = named?.replaceAll(' as ', ': ')
  return [whole, names && `{ ${names} }`]
    .filter((target) => target !== undefined)
    .map((target) => `const ${target} = process.getBuiltinModule("node:http");`)
    .join(' ')
}
