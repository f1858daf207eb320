import { createHash } from 'node:crypto'

/** Of a function's name at Anthropic, Gemini and OpenAI alike. */
const LONGEST = 64

/**
 * Tools of a namespace (Codex's MCP servers) under one name each, as other formats have no namespaces. The same name each time: calls
 * of earlier turns go under it as well.
 */
export function flatName(namespace: string | null, name: string): string {
  if (namespace === null) return name
  const flat = namespace.endsWith('__') ? namespace + name : `${namespace}__${name}`
  if (flat.length <= LONGEST) return flat
  const digest = createHash('sha256').update(flat).digest('hex').slice(0, 8)
  return `${flat.slice(0, LONGEST - digest.length - 1)}_${digest}`
}
