const KINDS = new Set(['openai', 'azure'])

/** Whether OpenAI's own models answer there, each with what it takes and what it refuses; other servers take the plain format. */
export function isOpenAIs(kind: string): boolean {
  return KINDS.has(kind)
}
