import { describe, expect, it } from 'vitest'
import { isAllowedHost } from '../../../../src/main/engine/guard/host.ts'
import { isAllowedOrigin } from '../../../../src/main/engine/guard/origin.ts'

describe('the Host of a request', () => {
  it.each([
    [['Host', '127.0.0.1:4466'], true],
    [['host', 'LOCALHOST:4466'], true],
    [['Host', '[::1]:4466'], true],
    [['Host', 'box.lan:4466'], true],
    [['Host', '127.0.0.1'], false],
    [['Host', '127.0.0.1:80'], false],
    [['Host', '0.0.0.0:4466'], false],
    [['Host', 'evil.test:4466'], false],
    [['Host', 'localhost@evil.test:4466'], false],
    [['Host', 'localhost:4466.evil.test'], false],
    [['Host', ''], false],
    [[], false],
    [['Host', 'localhost:4466', 'Host', 'evil.test'], false],
    [['Host', 'localhost:4466', 'host', 'localhost:4466'], false],
  ])('%j passes: %s', (rawHeaders, passes) => {
    expect(isAllowedHost(rawHeaders, 4466, ['box.lan:4466'])).toBe(passes)
  })
})

describe('the origin of a request', () => {
  it.each([
    [{}, true],
    [{ 'sec-fetch-site': 'none' }, true],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ origin: 'null' }, false],
    [{ origin: 'https://evil.test' }, false],
    [{ origin: 'http://127.0.0.1:4466' }, false],
    [{ origin: 'https://app.test', 'sec-fetch-site': 'cross-site' }, true],
    [{ origin: 'https://app.test.evil.test' }, false],
  ])('%j passes: %s', (headers, passes) => {
    expect(isAllowedOrigin(headers, ['https://app.test'])).toBe(passes)
  })
})
