import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../../../src/main/engine/forward/redactor.ts'

function redacted(text: string, secret: string, cuts: number[]): { out: string; pieces: Buffer[] } {
  const redactor = createRedactor(secret)
  const pieces: Buffer[] = []
  let rest = Buffer.from(text)
  for (const cut of cuts) {
    pieces.push(redactor.push(rest.subarray(0, cut)))
    rest = rest.subarray(cut)
  }
  pieces.push(redactor.push(rest), redactor.end())
  return { out: Buffer.concat(pieces).toString(), pieces }
}

describe('a provider’s key in an answer', () => {
  const secret = 'sk-live-abcabcabd'

  it('is masked wherever the chunks are cut', () => {
    const text = `{"error":"Bad key ${secret}."} and again ${secret}${secret}`
    for (let cut = 0; cut <= text.length; cut++) {
      const { out } = redacted(text, secret, [cut])
      expect(out).toBe(text.replaceAll(secret, '*'.repeat(secret.length)))
    }
  })

  it('is masked byte by byte', () => {
    const { out } = redacted(`x${secret}y`, secret, Array(40).fill(1))
    expect(out).toBe(`x${'*'.repeat(secret.length)}y`)
  })

  it('holds nothing back that can’t be the beginning of a key', () => {
    const { pieces } = redacted('data: hello\n\n', secret, [13])
    expect(pieces[0]?.toString()).toBe('data: hello\n\n')
  })

  it('leaves every other text as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[abcdsk-]{0,60}$/), fc.array(fc.nat(9)), (text, cuts) => {
        expect(redacted(text, secret, cuts).out).toBe(text.replaceAll(secret, '*'.repeat(secret.length)))
      }),
    )
  })
})
