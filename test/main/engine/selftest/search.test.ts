import { describe, expect, it } from 'vitest'
import { search } from '../../../../src/main/engine/selftest/search.ts'
import { asWritten, createMarks, exactly, rowIds } from '../../../../src/main/engine/selftest/wanted.ts'

const marks = createMarks()
const word = marks.mark('the prompt')
marks.mark('the cookie')

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const hex = Buffer.from(word).toString('hex')
const json = JSON.stringify({ messages: [{ content: `Say ${word}!` }] })

/** Written by the platform, so that the search can't agree with itself. */
const written: readonly (readonly [way: string, bytes: Buffer])[] = [
  ['plain', Buffer.from(word)],
  ['in JSON', Buffer.from(json)],
  ['in a URL', Buffer.from(encodeURIComponent(json))],
  ['UTF-16', Buffer.from(word, 'utf16le')],
  ['hex', Buffer.from(hex)],
  ['upper-case hex', Buffer.from(hex.toUpperCase())],
  ...['', 'x', 'xx', 'xxx'].map((before): [string, Buffer] => [
    `base64 behind ${before.length} bytes`,
    Buffer.from(Buffer.from(`${before}${word}, and more`).toString('base64')),
  ]),
  ['base64 at the very end', Buffer.from(Buffer.from(`ab${word}`).toString('base64'))],
  ['base64url', Buffer.from(Buffer.from(`?>${word}?>`).toString('base64url'))],
]

describe('a marked word is found', () => {
  it.each(written)('%s, wherever the pieces of a file are cut', async (_way, bytes) => {
    for (const lead of [0, 1, 2, 3]) {
      const file = Buffer.concat([Buffer.alloc(lead * 4, '.'), bytes, Buffer.alloc(lead === 0 ? 0 : 50, '.')])
      for (const size of [1, 7, 16, 40, 1000]) {
        expect(await search(cut(file, size), [marks.wanted])).toEqual({ bytes: file.length, found: ['the prompt'] })
      }
    }
  })

  it('cut short, and told once however often it stands there', async () => {
    const file = Buffer.from(`${word} ${word} ${word.slice(0, 12)}.`)
    const { found } = await search(cut(file, 5), [marks.wanted])
    expect(found).toEqual(['the prompt', 'a marked word, cut short or changed'])
  })

  it('and what is no word of this test is not', async () => {
    const others = createMarks()
    const file = Buffer.from(`${others.mark('elsewhere')} ${'w'.repeat(5000)}`)
    expect(await search(cut(file, 64), [marks.wanted, exactly('sk-wb-abcdefghijk', 'the key')])).toEqual({
      bytes: file.length,
      found: [],
    })
  })
})

describe('the ids of rows', () => {
  const ids = ['019aa6a4-5c00-7000-8000-1c2d3e4f5a6b', '019aa6a4-5c01-7aaa-9000-aaaaaaaaaaaa']

  it('are found, and those of others that begin alike are not', async () => {
    const other = '019aa6a4-5c01-7bbb-9000-bbbbbbbbbbbb'
    expect(await search(cut(Buffer.from(`..${other}..`), 9), rowIds(ids))).toMatchObject({ found: [] })
    expect(await search(cut(Buffer.from(`..${other}${ids[1]}`), 9), rowIds(ids))).toMatchObject({
      found: ['the id of a row'],
    })
  })

  it('of a test that left none are looked for nowhere', async () => {
    expect(await search(cut(Buffer.from(ids.join()), 9), [...rowIds([]), asWritten('x1', 'x')])).toMatchObject({
      found: [],
    })
  })
})

it('an aborted search ends', async () => {
  const aborted = AbortSignal.abort(new Error('enough'))
  await expect(search(cut(Buffer.alloc(100), 10), [marks.wanted], aborted)).rejects.toThrow('enough')
})
