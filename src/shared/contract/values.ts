import { z } from 'zod'

/** A name that can stand in a path and before a slash in a model's name. */
export const providerName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,39}$/, 'Use up to 40 small letters, digits, dots, dashes or underscores.')

/**
 * Printable, no spaces: it has to fit into a header. A service account's key file fits once it is written without line breaks, and
 * with the spaces in its texts as JSON may write them.
 */
export const secret = z
  .string()
  .trim()
  .transform(compactJson)
  .pipe(
    z
      .string()
      .min(1, 'The key is empty.')
      .max(4096, 'The key is too long.')
      .regex(/^[\x21-\x7e]+$/, 'The key has characters that no header can carry.'),
  )

function compactJson(text: string): string {
  if (!text.startsWith('{')) return text
  try {
    return JSON.stringify(JSON.parse(text)).replaceAll(' ', '\\u0020')
  } catch {
    return text
  }
}

export const label = z
  .string()
  .trim()
  .min(1, 'Give it a name.')
  .max(80, 'Use at most 80 characters.')
  .regex(/^[^\p{Cc}]*$/u, 'Use printable characters.')

/** Names something that there may be, by its id or its name; an answer repeats it. */
export const reference = z.string().max(200, 'Use at most 200 characters.')

export const done = z.object({ ok: z.literal(true) })

/** The last millisecond that a Date can tell. */
export const LATEST_INSTANT = 8.64e15

/** UTC milliseconds. */
export const instant = z.number().int().nonnegative().max(LATEST_INSTANT)

/** What is done about credentials in what leaves: nothing, a word about it, or a refusal. */
export const secretScans = ['off', 'warn', 'block'] as const
export type SecretScan = (typeof secretScans)[number]
