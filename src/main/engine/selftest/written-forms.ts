/** One way in which text may stand in a file. */
export interface WrittenForm {
  readonly needle: Buffer
  /** Bytes before the needle that belong to the text's first group (base64), and what all of a text of `length` takes from there. */
  readonly before: number
  readonly span: (length: number) => number
  /** The text that begins at `before` bytes in front of the needle. */
  readonly read: (bytes: Buffer) => string
}

/**
 * Every way that a word of small letters and digits can be written down without being compressed: JSON and URLs leave such
 * a word as it is, and its base64 has neither a + nor a /.
 */
export function writtenForms(text: string): readonly WrittenForm[] {
  const bytes = Buffer.from(text)
  const hex = bytes.toString('hex')
  const inHex = { before: 0, span: (length: number) => length * 2, read: fromHex }
  return [
    { needle: bytes, before: 0, span: (length) => length, read: (found) => found.toString('latin1') },
    {
      needle: Buffer.from(text, 'utf16le'),
      before: 0,
      span: (length) => length * 2,
      read: (found) => found.toString('utf16le'),
    },
    { ...inHex, needle: Buffer.from(hex) },
    { ...inHex, needle: Buffer.from(hex.toUpperCase()) },
    ...[0, 1, 2].map((offset) => inBase64(bytes, offset)),
  ]
}

/** Where in the encoded bytes a text begins decides how it is written: there are three ways. */
function inBase64(bytes: Buffer, offset: number): WrittenForm {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes])
  // The first characters hold bits of what stands before, the last ones of what follows: neither is known.
  const before = offset === 0 ? 0 : offset + 1
  const needle = Buffer.from(whole.toString('base64', 0, whole.length - (whole.length % 3)).slice(before))
  return {
    needle,
    before,
    span: (length) => Math.ceil((offset + length) / 3) * 4,
    read: (found) => Buffer.from(found.toString('latin1'), 'base64').toString('latin1', offset),
  }
}

function fromHex(found: Buffer): string {
  return Buffer.from(found.toString('latin1'), 'hex').toString('latin1')
}
