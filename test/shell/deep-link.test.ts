import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linkIn, readLink } from '../../src/main/shell/deep-link.ts'
import { screens } from '../../src/shared/screens.ts'

describe('a link to a screen', () => {
  test.each([
    ['waybill://overview', '/'],
    ['waybill://live', '/live'],
    // Browsers and Windows put a slash behind the name.
    ['waybill://live/', '/live'],
    ['waybill://live?outcome=error', '/live?outcome=error'],
    ['waybill://live/?model=anthropic/claude-opus-5&key=019aa6a4-5c00-7000-8000-6b5a4f3e2d1c', null],
    ['waybill://client-keys', '/client-keys'],
    ['waybill://usage?range=7d&by=model&view=table', '/usage?range=7d&by=model&view=table'],
    ['waybill://settings?section=limits', '/settings?section=limits'],
    ['waybill://privacy?section=outbound&range=24h', '/privacy?section=outbound&range=24h'],
  ])('%s leads there', (link, at) => {
    expect(readLink(link)).toBe(at ?? link.replace('waybill://live/', '/live'))
  })

  test.each(Object.entries(screens))('%s can be reached', (name, { path }) => {
    expect(readLink(`waybill://${name}`)).toBe(path)
  })
})

describe('a hostile link leads nowhere', () => {
  test.each([
    'waybill:',
    'waybill:live',
    'waybill:/live',
    'waybill:///live',
    'waybill://',
    'waybill://?section=vault',
    'WAYBILL://live',
    'Waybill://LIVE',
    'waybill://nowhere',
    'waybill://Live',
    'waybill://live.evil.test',
    'waybill://live@evil.test/',
    'waybill://user:password@live',
    'waybill://live:443/',
    'waybill://live/../settings',
    'waybill://live/%2e%2e/settings',
    'waybill://live//',
    'waybill://live\\settings',
    'waybill://live#/settings',
    'waybill://live?',
    'waybill://live?#',
    'waybill://live?outcome=error#/privacy?section=panic',
    'waybill://live?outcome',
    'waybill://live?outcome=',
    'waybill://live?=error',
    'waybill://live?outcome=error&',
    'waybill://live?&outcome=error',
    'waybill://live?outcome=error&outcome=ok',
    'waybill://live?unknown=1',
    'waybill://live?outcome[]=error',
    'waybill://live?model=<script>alert(1)</script>',
    'waybill://live?model=%3Cscript%3E',
    'waybill://live?model=a%26create%3Dtrue',
    'waybill://live?model={"a":1}',
    'waybill://live?model="x"',
    "waybill://live?model='x'",
    'waybill://live?model=a;b',
    'waybill://live?model=a b',
    'waybill://live?model=a+b',
    'waybill://live?model=a\nb',
    'waybill://live?model=a\0b',
    'waybill://live?model=ä',
    'waybill://live?model=\u202eexe',
    `waybill://live?model=${'a'.repeat(101)}`,
    `waybill://live?${'model=a&'.repeat(60)}key=b`,
    // Dialogs, and what is in them, are nobody else's to open.
    'waybill://providers?add=true',
    'waybill://providers?asks=openai',
    'waybill://client-keys?create=true',
    'waybill://client-keys?scan=019aa6a4',
    'waybill://live?exchange=019aa6a4',
    'waybill://privacy?section=inventory&since=0',
    'waybill://live?__proto__=x',
    'waybill://__proto__',
    'waybill://constructor',
    'waybill://toString?section=x',
    'waybill://settings?constructor=x',
    'waybill://live --gpu-launcher=calc.exe',
    'waybill://live" --inspect',
    ' waybill://live',
    'waybill://live\n',
    'waybill://live\u0000',
    'http://waybill://live',
    'javascript:alert(1)//waybill://live',
    'file:///etc/passwd',
    'app://bundle/#/live',
    '',
  ])('%j', (link) => {
    expect(readLink(link)).toBeNull()
  })

  test('whatever is written, only an address of the page comes out', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.tuple(fc.constantFrom(...Object.keys(screens)), fc.string()).map(([name, rest]) => `waybill://${name}${rest}`),
      fc.string().map((query) => `waybill://live?model=${query}`),
    )
    fc.assert(
      fc.property(hostile, (link) => {
        const at = readLink(link)
        if (at === null) return
        const url = new URL(`app://bundle/#${at}`)
        expect([url.pathname, url.search]).toEqual(['/', ''])
        expect(at).toMatch(/^\/[a-z-]*(\?[\w.~:/=&-]+)?$/)
        expect(Object.values(screens).some(({ path }) => path === at.split('?')[0])).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

test('a link is found amid switches', () => {
  expect(linkIn(['waybill', '--no-sandbox', 'waybill://live', 'waybill://usage'])).toBe('waybill://live')
  expect(linkIn(['waybill', '--port', '0'])).toBeUndefined()
  expect(linkIn(['--url=waybill://live'])).toBeUndefined()
})
