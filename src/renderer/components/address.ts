/** What the router would read as a number, a truth or an object where a text is meant. */
const READ_AS_ANOTHER = /^\s*(?:["[{]|(?:true|false|null|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*$)/i

/**
 * A screen's address for `href`, of texts as they are meant; written as the router writes it, without asking the router:
 * it looks for the route each time, and a table has a thousand links.
 */
export function addressOf(path: `/${string}`, search: Readonly<Record<string, string | true | undefined>>): string {
  const said = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined) continue
    said.set(name, typeof value === 'string' && READ_AS_ANOTHER.test(value) ? JSON.stringify(value) : String(value))
  }
  return said.size === 0 ? `#${path}` : `#${path}?${said}`
}
