import { type Fields, fieldsListIn, textIn, valueIn } from '../../fields/fields.ts'

/** Content is a text, or a list of blocks; a text is the same as one block of it. */
export function blocksIn(fields: Fields, name: string): readonly Fields[] {
  if (typeof valueIn(fields, name) !== 'string') return fieldsListIn(fields, name) ?? []
  return [{ at: `${fields.at}.${name}[]`, values: { type: 'text', text: textIn(fields, name) } }]
}
