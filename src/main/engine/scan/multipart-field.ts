/**
 * Finds one small field of a multipart/form-data body while it arrives, without reading the files around it
 * (RFC 7578). A full parser would give us the value but not its place, which taking a prefix off needs.
 */
export interface FoundField {
  readonly value: string
  /** Byte offsets of the value in all that was pushed. */
  readonly start: number
  readonly end: number
}

const MAX_HEADER_BYTES = 4 * 1024
const MAX_VALUE_BYTES = 1024

/** The boundary of a content type, or null where it has none. */
export function boundaryOf(contentType: string): string | null {
  const match = /;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s";,]{1,70}))/i.exec(contentType)
  return match?.[1] ?? match?.[2] ?? null
}

/**
 * Looks through what has arrived so far. `found`: the field; `more`: it may still come; `absent`: the body ended, or is
 * no multipart. `from` is where the next call may begin to search.
 */
export function findMultipartField(
  bytes: Buffer,
  boundary: string,
  name: string,
  from = 0,
):
  | { readonly state: 'found'; readonly field: FoundField }
  | { readonly state: 'more' | 'absent'; readonly from: number } {
  const delimiter = Buffer.from(`--${boundary}`)
  let position = from
  for (;;) {
    const at = bytes.indexOf(delimiter, position)
    if (at === -1) return { state: 'more', from: Math.max(position, bytes.length - delimiter.length) }
    const headersStart = at + delimiter.length
    if (bytes.length < headersStart + 2) return { state: 'more', from: at }
    if (bytes.toString('latin1', headersStart, headersStart + 2) === '--') return { state: 'absent', from: at }
    const headersEnd = bytes.indexOf('\r\n\r\n', headersStart)
    if (headersEnd === -1) {
      if (bytes.length - headersStart > MAX_HEADER_BYTES) return { state: 'absent', from: at }
      return { state: 'more', from: at }
    }
    const start = headersEnd + 4
    if (!isField(bytes.toString('utf8', headersStart, headersEnd), name)) {
      position = start
      continue
    }
    const end = bytes.indexOf(`\r\n--${boundary}`, start)
    if (end === -1) {
      return { state: bytes.length - start > MAX_VALUE_BYTES ? 'absent' : 'more', from: at }
    }
    return { state: 'found', field: { value: bytes.toString('utf8', start, end), start, end } }
  }
}

/**
 * Every field of these names in a body that is there as a whole, however often it stands in it. null: it can't be read to its
 * end, so that nobody can tell what is in it.
 */
export function multipartFields(
  bytes: Buffer,
  boundary: string,
  names: ReadonlySet<string>,
): readonly FoundField[] | null {
  const found: FoundField[] = []
  const delimiter = `--${boundary}`
  let at = bytes.indexOf(delimiter)
  while (at !== -1) {
    const headersStart = at + delimiter.length
    const behind = bytes.toString('latin1', headersStart, headersStart + 2)
    if (behind === '--') return found
    const headersEnd = bytes.indexOf('\r\n\r\n', headersStart)
    if (behind !== '\r\n' || headersEnd === -1) return null
    const headers = bytes.toString('utf8', headersStart, headersEnd)
    if (isDoubtful(headers)) return null
    const start = headersEnd + 4
    const end = bytes.indexOf(`\r\n${delimiter}`, start)
    if (end === -1) return null
    const name = fieldName(headers)
    if (name !== undefined && names.has(name)) found.push({ value: bytes.toString('utf8', start, end), start, end })
    at = end + 2
  }
  return null
}

/** Bare line feeds and folded lines: some read another header, or another part, where we see none. */
function isDoubtful(headers: string): boolean {
  return /(?<!\r)\n|\r\n[ \t]/.test(headers)
}

function isField(headers: string, name: string): boolean {
  return fieldName(headers) === name
}

/** undefined: it has none, or is a file. */
function fieldName(headers: string): string | undefined {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(headers)?.[1]
  if (disposition === undefined || /;\s*filename\*?=/i.test(`;${disposition}`)) return undefined
  const found = /(?:^|;)\s*name=(?:"([^"]*)"|([^\s;]+))/i.exec(disposition)
  return found?.[1] ?? found?.[2]
}
