/**
 * What the engine says by itself (errors, notices, warnings, the inventory) is English: the commands, the log and PRIVACY.md
 * say the same. A language lists those sentences with its own; `{{name}}` stands for what the engine filled in.
 */
export type Phrases = Readonly<Record<string, string>>

interface Pattern {
  readonly shape: RegExp
  readonly names: readonly string[]
  readonly words: string
}

const PLACE = /\{\{(\w+)\}\}/g
let exact: Phrases = {}
let patterns: readonly Pattern[] = []

/** The sentences of the language that the page speaks from now on; none for English. */
export function setPhrases(phrases: Phrases): void {
  exact = phrases
  // The one that says most of itself first: "{{name}}: {{said}}" fits nearly everything.
  patterns = Object.entries(phrases)
    .filter(([english]) => english.includes('{{'))
    .sort(([a], [b]) => b.replace(PLACE, '').length - a.replace(PLACE, '').length)
    .map(([english, words]) => patternOf(english, words))
}

function patternOf(english: string, words: string): Pattern {
  // An odd part is a place's name, an even one is text.
  const parts = english.split(PLACE)
  const source = parts.map((part, at) => (at % 2 === 1 ? '(.+?)' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
  return { shape: new RegExp(`^${source.join('')}$`, 's'), names: parts.filter((_, at) => at % 2 === 1), words }
}

/** The sentence in the page's language; as the engine wrote it where nobody has translated it. */
export function engineWords(said: string): string {
  if (Object.hasOwn(exact, said)) return exact[said] ?? said
  for (const { shape, names, words } of patterns) {
    const found = shape.exec(said)
    if (found === null) continue
    const filled = new Map(names.map((name, at) => [name, found[at + 1] ?? '']))
    // What was filled in may be a phrase itself: whose budget it is, why a list can't be used.
    return words.replace(PLACE, (_, name: string) => engineWords(filled.get(name) ?? ''))
  }
  return said
}
