import { describe, expect, it } from 'vitest'
import { createSessionToken } from '../../../src/main/headless/session-token.ts'

describe('the session token', () => {
  it('is 256 random bits that fit into an address', () => {
    const value = createSessionToken().value()
    expect(value).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(createSessionToken().value()).not.toBe(value)
  })

  it('accepts itself and nothing else', () => {
    const token = createSessionToken()
    expect(token.accepts(token.value())).toBe(true)
    for (const offered of [undefined, '', 'x', `${token.value()} `, [token.value()], createSessionToken().value()]) {
      expect(token.accepts(offered)).toBe(false)
    }
  })

  it('accepts nothing of before once it has ended, and a new one', () => {
    const token = createSessionToken()
    const before = token.value()
    token.end()
    expect(token.accepts(before)).toBe(false)
    expect(token.accepts(token.value())).toBe(true)
  })
})
