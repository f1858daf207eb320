/**
 * What a terminal obeys, or what shows the text beside it otherwise than it stands there: control characters, C1's too
 * (U+009B begins an order as ESC [ does); marks that turn the direction of writing; separators of lines; half characters.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu

/** Text that came from outside (a name, a path, a model), for a place in a line. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '?')
}

/** The same of whole lines: their ends and tabs stay. */
export function printableLines(text: string): string {
  return text.replace(UNPRINTABLE, (character) => (character === '\n' || character === '\t' ? character : '?'))
}

/** The same of JSON, which loses nothing by it: each by its number. `JSON.stringify` does so for C0 only. */
export function printableJson(json: string): string {
  return json.replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
