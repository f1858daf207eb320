import { describe, expect, it } from 'vitest'
import { whyKeptOut } from '../../../src/main/headless/walls.ts'

const PORT = 4467

function approach(...pairs: [string, string][]) {
  const headers: Record<string, string> = {}
  for (const [name, value] of pairs) headers[name.toLowerCase()] ??= value
  return whyKeptOut({ rawHeaders: pairs.flat(), headers, port: PORT })
}

describe('the control port', () => {
  it.each([`127.0.0.1:${PORT}`, `localhost:${PORT}`, `LOCALHOST:${PORT}`, `[::1]:${PORT}`])(
    'lets in Host %s',
    (host) => {
      expect(approach(['Host', host])).toBeNull()
    },
  )

  it.each([
    'evil.test',
    `evil.test:${PORT}`,
    'localhost',
    '127.0.0.1:80',
    `0.0.0.0:${PORT}`,
    `localhost@evil.test:${PORT}`,
    `localhost:${PORT}@evil.test`,
    `localhost:${PORT}.evil.test`,
    `127.0.0.1.nip.io:${PORT}`,
    `localhost:${PORT} `,
    '',
  ])('keeps out Host %j', (host) => {
    expect(approach(['Host', host])).not.toBeNull()
  })

  it('keeps out a request without Host, and one with two, whichever comes first', () => {
    expect(approach()).not.toBeNull()
    expect(approach(['Host', `localhost:${PORT}`], ['host', 'evil.test'])).not.toBeNull()
    expect(approach(['Host', 'evil.test'], ['HOST', `localhost:${PORT}`])).not.toBeNull()
    expect(approach(['Host', `localhost:${PORT}`], ['Host', `localhost:${PORT}`])).not.toBeNull()
  })

  it('does not take the value of a header for its name', () => {
    expect(approach(['X-A', 'host'], ['X-B', 'evil'], ['Host', `localhost:${PORT}`])).toBeNull()
  })

  it.each([
    [`http://localhost:${PORT}`, true],
    [`https://localhost:${PORT}`, false],
    [`http://127.0.0.1:${PORT}`, false],
    ['http://localhost:4466', false],
    ['null', false],
    ['http://evil.test', false],
    ['', false],
  ])('of the page origins, %j passes: %s', (origin, passes) => {
    expect(approach(['Host', `localhost:${PORT}`], ['Origin', origin]) === null).toBe(passes)
  })

  it.each([
    ['same-origin', true],
    ['none', true],
    ['same-site', false],
    ['cross-site', false],
    ['none, cross-site', false],
    ['', false],
  ])('of Sec-Fetch-Site, %j passes: %s', (site, passes) => {
    expect(approach(['Host', `localhost:${PORT}`], ['Sec-Fetch-Site', site]) === null).toBe(passes)
  })
})
