import { describe, expect, it } from 'vitest'
import type { Upstream } from '../../../../src/main/engine/exchange.ts'
import { upstreamHeaders } from '../../../../src/main/engine/forward/headers.ts'

const upstream: Upstream = {
  providerName: 'openai',
  ledgerName: 'openai',
  url: new URL('https://api.openai.com/v1'),
  address: 'api.openai.com',
  path: '/v1/realtime',
  auth: 'bearer',
  keyId: 'k',
  key: 'sk-provider',
  free: false,
  priceId: 'openai',
}

describe('what the provider gets to see', () => {
  it('has no client’s key among the protocols of a WebSocket', () => {
    const offered = 'realtime, openai-insecure-api-key.sk-wb-secret, openai-beta.realtime-v1'
    const headers = upstreamHeaders({ 'sec-websocket-protocol': offered }, upstream, null)
    expect(headers['sec-websocket-protocol']).toBe('realtime, openai-beta.realtime-v1')
    const alone = upstreamHeaders({ 'sec-websocket-protocol': 'openai-insecure-api-key.sk-wb-secret' }, upstream, null)
    expect(alone).not.toHaveProperty('sec-websocket-protocol')
  })

  it('has the provider’s key in the place of the client’s', () => {
    const headers = {
      authorization: 'Bearer sk-wb-1',
      'x-api-key': 'sk-wb-1',
      'x-goog-api-key': 'sk-wb-1',
      cookie: 'a=b',
    }
    expect(upstreamHeaders(headers, upstream, null)).toEqual({ authorization: 'Bearer sk-provider' })
  })
  it.each([
    ['gzip, deflate, br;q=0.5', 'gzip, deflate, br;q=0.5'],
    ['gzip, compress, br, *', 'gzip, br'],
    ['dcb, dcz', 'identity'],
    ['', 'identity'],
  ])('offers it no coding in which its key could come back unseen: %j', (offered, sent) => {
    expect(upstreamHeaders({ 'accept-encoding': offered }, upstream, null)['accept-encoding']).toBe(sent)
  })
})
