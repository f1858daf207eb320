import type { Plugin } from 'vite'

/**
 * Writes what is beyond ASCII as escapes: V8 keeps the text of a script for as long as it runs, and a single “…” in it makes each
 * character take two bytes.
 */
export function ascii(): Plugin {
  return {
    name: 'waybill:ascii',
    apply: 'build',
    // Not when a chunk is rendered: what is printed after that has them back.
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = file.code.replace(/[\u0080-\uffff]/g, escaped)
      }
    },
  }
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
