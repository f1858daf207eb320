import { describe, expect, it } from 'vitest'
import { checkBaseUrl } from '../../../../src/main/engine/providers/base-url.ts'

const check = (url: string, allowHttp = false) => checkBaseUrl(url, { allowHttp, ownPorts: [4466, 4467] })

describe('a base URL', () => {
  it.each([
    ['https://api.example.com/v1/', 'https://api.example.com/v1'],
    ['http://127.0.0.1:11434/v1', 'http://127.0.0.1:11434/v1'],
    ['http://localhost:1234', 'http://localhost:1234'],
    ['http://[::1]:8080/v1', 'http://[::1]:8080/v1'],
  ])('%s is taken', (url, expected) => {
    expect(check(url)).toBe(expected)
  })

  it.each([
    ['not a url', /no http/],
    ['ftp://example.com', /no http/],
    ['http://api.example.com/v1', /Without https/],
    ['http://192.168.1.5:8000/v1', /Without https/],
    ['https://user:pass@example.com', /no user/],
    ['https://example.com/?a=b', /no user/],
    ['http://169.254.169.254/latest', /link-local or metadata/],
    ['http://[fe80::1]/v1', /link-local or metadata/],
    ['http://2852039166/', /link-local or metadata/],
    ['http://[::ffff:169.254.169.254]/', /link-local or metadata/],
    ['http://127.0.0.1:4466/v1', /Waybill itself/],
    ['http://localhost:4467', /Waybill itself/],
    ['http://127.1:4466', /Waybill itself/],
  ])('%s is refused', (url, reason) => {
    expect(() => check(url)).toThrow(reason)
  })

  it('may be plain http in a private network only if the user accepts it', () => {
    expect(check('http://192.168.1.5:8000/v1', true)).toBe('http://192.168.1.5:8000/v1')
    expect(check('http://nas.local/v1', true)).toBe('http://nas.local/v1')
    expect(() => check('http://api.example.com', true)).toThrow(/Without https/)
  })
})
