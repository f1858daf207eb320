import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createUsageStripper } from '../../../../src/main/engine/forward/strip-usage.ts'

/** What a client gets of a stream, and how much of it after each piece, when it comes in pieces of these sizes. */
function stripped(stream: string, sizes: readonly number[] = []) {
  const stripper = createUsageStripper()
  const after: string[] = []
  let rest = Buffer.from(stream)
  let got = Buffer.alloc(0)
  const take = (piece: Buffer) => {
    // As a socket does: the memory is used again for what comes next.
    const borrowed = Buffer.from(piece)
    got = Buffer.concat([got, stripper.push(borrowed)])
    borrowed.fill('#')
    after.push(got.toString())
  }
  for (const size of sizes) {
    take(rest.subarray(0, size))
    rest = rest.subarray(size)
  }
  take(rest)
  return { after, whole: Buffer.concat([got, stripper.end()]).toString() }
}

const usage = { prompt_tokens: 7, completion_tokens: 3, prompt_tokens_details: { cached_tokens: 0 } }
const words = (content: string) => ({ id: 'c', choices: [{ index: 0, delta: { content }, finish_reason: null }] })

describe('a chat stream whose usage only Waybill asked for', () => {
  it.each([
    ['OpenAI’s', (json: string) => `data: ${json}\n\n`],
    ['one with CRLF', (json: string) => `data: ${json}\r\n\r\n`],
    ['one with CR alone', (json: string) => `data: ${json}\r\r`],
    ['one without a space', (json: string) => `data:${json}\n\n`],
    ['one with comments, names and ids', (json: string) => `: on its way\n\nevent: chunk\nid: 1\ndata: ${json}\n\n`],
  ])('is, in any pieces, what the provider would have sent without (%s)', (_whose, event) => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 })
    const tricky = fc.constantFrom('"usage":null', ',"usage": {}', 'data: [DONE]\n\n', '\\', '"', '\r\n\r\n')
    const separators = fc.constantFrom<readonly [string, string]>([',', ':'], [', ', ': '], [' , ', ' : '])
    const place = fc.nat(3)
    fc.assert(
      fc.property(
        fc.array(fc.oneof(text, tricky), { maxLength: 6 }),
        separators,
        place,
        fc.boolean(),
        fc.array(fc.nat(90), { maxLength: 60 }),
        (contents, [comma, colon], at, nulls, sizes) => {
          const chunk = (value: object, more?: string) => {
            const members = Object.entries(value).map(
              ([key, item]) => `${JSON.stringify(key)}${colon}${JSON.stringify(item)}`,
            )
            if (more !== undefined) members.splice(at, 0, `"usage"${colon}${more}`)
            return event(`{${members.join(comma)}}`)
          }
          const asked = contents.map((content) => chunk(words(content), nulls ? 'null' : undefined))
          const last = chunk({ id: 'c', choices: [] }, JSON.stringify(usage))
          const done = event('[DONE]')
          const plain = contents.map((content) => chunk(words(content)))
          const comment = event('').startsWith(':') ? ': on its way\n\n' : ''
          expect(stripped([...asked, last, done].join(''), sizes).whole).toBe([...plain, comment, done].join(''))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is the same however it is cut, at every byte', () => {
    const null1 = JSON.stringify({ ...words('hé'), usage: null })
    const stream = `data: ${null1}\r\n\r\n: ping\n\ndata:${JSON.stringify({ choices: [], usage })}\n\ndata: [DONE]\n\n`
    const want = `data: ${JSON.stringify(words('hé'))}\r\n\r\n: ping\n\ndata: [DONE]\n\n`
    const bytes = Buffer.byteLength(stream)
    for (let at = 0; at <= bytes; at++) expect(stripped(stream, [at]).whole).toBe(want)
    expect(stripped(stream, Array(bytes).fill(1)).whole).toBe(want)
  })

  it('waits for the end of an event and no longer', () => {
    for (const end of ['\n\n', '\r\n\r\n', '\r\r']) {
      const event = `data: ${JSON.stringify(words('hi'))}${end}`
      const { after } = stripped(event + event, [event.length - 1, 1])
      expect(after).toEqual(['', event, event + event])
    }
  })

  it('keeps a chunk that has choices as well, and loses the field alone', () => {
    const each = `data: ${JSON.stringify({ ...words('a'), usage })}\n\n`
    expect(stripped(each).whole).toBe(`data: ${JSON.stringify(words('a'))}\n\n`)
  })

  it('loses a chunk with `choices: null`, or without any, and keeps the comment in it', () => {
    for (const chunk of [{ choices: null, usage }, { usage }]) {
      expect(stripped(`data: ${JSON.stringify(chunk)}\n\n`).whole).toBe('')
      expect(stripped(`: note\ndata: ${JSON.stringify(chunk)}\n\n`).whole).toBe(': note\n\n')
    }
  })

  it('keeps a first chunk without choices that is no report', () => {
    const filters = { choices: [], prompt_filter_results: [{ prompt_index: 0 }] }
    const stream = `data: ${JSON.stringify({ ...filters, usage: null })}\n\n`
    expect(stripped(stream).whole).toBe(`data: ${JSON.stringify(filters)}\n\n`)
  })

  it('keeps a field of that name wherever else it stands', () => {
    const nested = { choices: [{ delta: {}, usage: { cached: 1 } }], x_groq: { usage: { total: 3 } } }
    const event = `data: ${JSON.stringify(nested)}\n\n`
    expect(stripped(event).whole).toBe(event)
    expect(stripped(`data: ${JSON.stringify({ ...nested, usage: null })}\n\n`).whole).toBe(event)
  })

  it.each([
    'data: {"usage":nul}\n\n',
    'data: "usage"\n\n',
    'event: "usage"\n\n',
    'data: {"error":{"message":"no"}}\n\n',
  ])('leaves alone what is no chunk (%j)', (event) => expect(stripped(event).whole).toBe(event))

  it('is read across several data lines, as clients do', () => {
    const lines = JSON.stringify({ choices: [], usage }, null, 1).split('\n')
    expect(stripped(`${lines.map((line) => `data: ${line}`).join('\n')}\n\n`).whole).toBe('')
  })

  it('has the field no more where a server writes it twice', () => {
    const event = 'data: {"usage": null, "choices": [{}], "usage": null}\n\n'
    expect(stripped(event).whole).toBe('data: {"choices": [{}]}\n\n')
  })

  it('ends as it ended, in the middle of an event too', () => {
    expect(stripped('data: {"choi').whole).toBe('data: {"choi')
    expect(stripped(`data: ${JSON.stringify({ choices: [], usage })}`).whole).toBe('')
    expect(stripped(`data: [DONE]\n`).whole).toBe('data: [DONE]\n')
    expect(stripped('').whole).toBe('')
  })

  it('passes on what no memory should be filled with', () => {
    const stream = `data: ${'x'.repeat(17 * 1024 * 1024)}`
    const { after } = stripped(stream)
    expect(after[0]).toHaveLength(stream.length)
  })
})
