import { randomBytes } from 'node:crypto'
import { type WrittenForm, writtenForms } from './written-forms.ts'

/** What to look for: words that begin alike, by what they stand for. One search finds any of them. */
export interface Wanted {
  readonly length: number
  readonly forms: readonly WrittenForm[]
  /** What a word that was found stands for; null: another's, that only begins like ours. */
  nameOf(word: string): string | null
}

/** Random words, different in every place of an exchange, to be looked for in all that Waybill leaves behind. */
export interface Marks {
  /** A new word for this place. */
  mark(place: string): string
  count(): number
  readonly wanted: Wanted
}

const BEGINNING = 9
const LENGTH = BEGINNING + 10

export function createMarks(): Marks {
  const places = new Map<string, string>()
  const beginning = `w${randomWord(BEGINNING - 1)}`
  return {
    mark(place) {
      const word = beginning + randomWord(LENGTH - BEGINNING)
      places.set(word, place)
      return word
    },
    count: () => places.size,
    wanted: {
      length: LENGTH,
      forms: writtenForms(beginning),
      nameOf: (word) => places.get(word) ?? 'a marked word, cut short or changed',
    },
  }
}

/** One text, and as it is only: of these there are many. */
export function asWritten(text: string, name: string): Wanted {
  return { length: text.length, forms: writtenForms(text).slice(0, 1), nameOf: () => name }
}

/** One text, whole: a key. */
export function exactly(text: string, name: string): Wanted {
  return { length: text.length, forms: writtenForms(text), nameOf: () => name }
}

/** Ids of rows. Made within moments of each other, they begin alike; so do those of others, which are nobody's business. */
export function rowIds(ids: readonly string[]): readonly Wanted[] {
  const [first] = ids
  if (first === undefined) return []
  const all = new Set(ids)
  let alike = first.length
  for (const id of ids) while (id.slice(0, alike) !== first.slice(0, alike)) alike -= 1
  return [
    {
      length: first.length,
      forms: writtenForms(first.slice(0, alike)),
      nameOf: (word) => (all.has(word) ? 'the id of a row' : null),
    },
  ]
}

function randomWord(length: number): string {
  return Array.from(randomBytes(length), (byte) => (byte % 36).toString(36)).join('')
}
