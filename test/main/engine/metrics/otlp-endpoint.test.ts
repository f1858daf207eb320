import { describe, expect, it } from 'vitest'
import { metricsUrl } from '../../../../src/main/engine/metrics/otlp-endpoint.ts'

const of = (text: string, allowHttp = false) => metricsUrl(text, { allowHttp, ownPorts: [4466] }).href

describe('the address of a collector', () => {
  it('is its base URL or the whole of it', () => {
    expect(of('https://otlp.example.com')).toBe('https://otlp.example.com/v1/metrics')
    expect(of('https://otlp.example.com/otlp/')).toBe('https://otlp.example.com/otlp/v1/metrics')
    expect(of('https://otlp.example.com/otlp/v1/metrics')).toBe('https://otlp.example.com/otlp/v1/metrics')
    expect(of('http://127.0.0.1:4318')).toBe('http://127.0.0.1:4318/v1/metrics')
    expect(of('http://[::1]:4318')).toBe('http://[::1]:4318/v1/metrics')
  })

  it('may be plain http in the user’s own network only, and only if he says so', () => {
    expect(() => of('http://otlp.example.com', true)).toThrow('https')
    expect(() => of('http://10.0.0.9:4318')).toThrow('https')
    expect(of('http://10.0.0.9:4318', true)).toBe('http://10.0.0.9:4318/v1/metrics')
  })

  it.each([
    'https://169.254.169.254/',
    'http://[fe80::1]:4318',
    'https://0.0.0.0',
    'https://user:password@otlp.example.com',
    'https://otlp.example.com/?key=secret',
    'https://otlp.example.com/#x',
    'ftp://otlp.example.com',
    'otlp.example.com',
    'http://127.0.0.1:4466',
  ])('is not %s', (text) => {
    expect(() => of(text, true)).toThrow('otlp_endpoint')
  })
})
