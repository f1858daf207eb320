import { generateKeyPairSync, verify } from 'node:crypto'
import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenAI } from '@google/genai'
import OpenAI from 'openai'
import { describe, expect, it } from 'vitest'
import { startClouds } from '../../../support/clouds/clouds.ts'
import type { Answer, Seen } from '../../../support/markers-upstream.ts'

const API_KEY = 'AQ.vertex-express-key-0123456789abcdef'
const TOKEN = 'ya29.token-of-the-service-account-0123456789'
const PROJECT_URL =
  'https://europe-west4-aiplatform.googleapis.com/v1/projects/acme/locations/europe-west4/publishers/google'
const MODEL = 'gemini-2.5-flash'
const messages = [{ role: 'user' as const, content: 'Where is my parcel?' }]
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
/** As it is downloaded, line breaks and all. */
const KEY_FILE = JSON.stringify(
  {
    type: 'service_account',
    project_id: 'acme',
    private_key_id: 'key-1',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    client_email: 'waybill@acme.iam.gserviceaccount.com',
    token_uri: 'https://elsewhere.example/token',
  },
  null,
  2,
)

const said = {
  candidates: [{ index: 0, content: { role: 'model', parts: [{ text: 'Here it is.' }] }, finishReason: 'STOP' }],
  usageMetadata: { promptTokenCount: 1000, candidatesTokenCount: 1000, totalTokenCount: 2000 },
  modelVersion: MODEL,
}
/** Dollars of a million tokens: 0.3 for input, 2.5 for output. */
const NANO_USD = 1000 * 300 + 1000 * 2500

const answer: Answer = ({ url, headers }, res) => {
  if (headers.host === 'oauth2.googleapis.com') {
    res.writeHead(200, { 'content-type': 'application/json' })
    res.end(JSON.stringify({ access_token: TOKEN, expires_in: 3599, token_type: 'Bearer' }))
  } else if (url.includes('alt=sse')) {
    res.writeHead(200, { 'content-type': 'text/event-stream' }).end(`data: ${JSON.stringify(said)}\r\n\r\n`)
  } else {
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said))
  }
}

async function startVertex(key: string, base_url?: string, answering: Answer = answer) {
  const clouds = await startClouds(answering)
  const { engine } = clouds
  await engine.core.client.providers.add({ kind: 'vertex', key, ...(base_url ? { base_url } : {}) })
  return {
    ...clouds,
    google: new GoogleGenAI({ apiKey: engine.key, httpOptions: { baseUrl: engine.proxy } }),
    anthropic: new Anthropic({ baseURL: engine.proxy, apiKey: engine.key, maxRetries: 0 }),
    openai: new OpenAI({ baseURL: `${engine.proxy}/v1`, apiKey: engine.key, maxRetries: 0 }),
  }
}

describe('Vertex AI', () => {
  it('answers a Gemini client as it is, by an API key in express mode', async () => {
    const { engine, google, seen } = await startVertex(API_KEY)
    const closed = engine.nextClosed()
    const { text } = await google.models.generateContent({ model: MODEL, contents: 'Where?' })
    expect(text).toBe('Here it is.')
    expect(seen[0]).toMatchObject({
      url: `/v1/publishers/google/models/${MODEL}:generateContent`,
      headers: { host: 'aiplatform.googleapis.com', 'x-goog-api-key': API_KEY },
    })
    expect(await closed).toMatchObject({ provider_name: 'gcp.vertex_ai', cost_nano_usd: NANO_USD })
  })

  it('answers Claude’s and OpenAI’s clients by a service account, whose token is fetched once', async () => {
    const { engine, anthropic, openai, seen } = await startVertex(KEY_FILE, PROJECT_URL)
    const closed = engine.nextClosed()
    const asked = { model: `vertex/${MODEL}`, messages }
    const [streamed, plain] = await Promise.all([
      anthropic.messages.stream({ ...asked, max_tokens: 900 }).finalText(),
      openai.chat.completions.create(asked),
    ])
    expect([streamed, plain.choices[0]?.message.content]).toEqual(['Here it is.', 'Here it is.'])
    const exchanges = seen.filter(({ headers }) => headers.host === 'oauth2.googleapis.com')
    expect(exchanges).toHaveLength(1)
    checkAssertion(exchanges[0] as Seen)
    const requests = seen.filter(({ headers }) => headers.host === 'europe-west4-aiplatform.googleapis.com')
    expect(requests.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${TOKEN}`, `Bearer ${TOKEN}`])
    for (const { url, headers } of requests) {
      expect(url).toContain(`/v1/projects/acme/locations/europe-west4/publishers/google/models/${MODEL}:`)
      expect(headers['x-goog-api-key']).toBeUndefined()
    }
    expect((await closed).cost_nano_usd).toBe(NANO_USD)
    const contacts = await engine.core.client.privacy.outbound({})
    expect(JSON.stringify(contacts)).toContain('"token"')
  })

  it('lets nobody see a token or a key that comes back', async () => {
    const { engine } = await startVertex(KEY_FILE, PROJECT_URL, (seen, res) => {
      if (seen.headers.host === 'oauth2.googleapis.com') return answer(seen, res, undefined as never)
      res.writeHead(401, { 'content-type': 'application/json' })
      res.end(
        JSON.stringify({
          error: { code: 401, message: `bad ${String(seen.headers.authorization)}`, status: 'UNAUTHENTICATED' },
        }),
      )
    })
    for (const path of ['/v1/messages', `/v1beta/models/${MODEL}:generateContent`]) {
      const body = { model: `vertex/${MODEL}`, messages, max_tokens: 9, contents: [{ parts: [{ text: 'Hi' }] }] }
      const told = await fetch(engine.proxy + path, {
        method: 'POST',
        headers: { 'x-api-key': engine.key, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      const text = await told.text()
      expect([told.status, text]).toEqual([401, expect.stringContaining('bad Bearer ***')])
      expect(text).not.toContain(TOKEN)
    }
  })

  it('says so where Google gives no token', async () => {
    const { engine, anthropic } = await startVertex(KEY_FILE, PROJECT_URL, (_seen, res) => {
      res.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}')
    })
    const refused = anthropic.messages.create({ model: `vertex/${MODEL}`, messages, max_tokens: 9 })
    await expect(refused).rejects.toThrow('Google gives no token for this service account (400).')
    const told = await engine.core.client.providers.test({ name: 'vertex' })
    expect(told).toMatchObject({ ok: false, message: expect.stringContaining('no token') })
  })

  it('is tested by a count, which costs nothing', async () => {
    const { engine, seen } = await startVertex(API_KEY)
    expect(await engine.core.client.providers.test({ name: 'vertex' })).toMatchObject({ ok: true })
    expect(seen.at(-1)).toMatchObject({ method: 'POST', url: `/v1/publishers/google/models/${MODEL}:countTokens` })
  })

  it('is told from an address and a key that can’t be right', async () => {
    const { engine } = await startClouds(answer)
    const add = (base_url: string, key: string) => engine.core.client.providers.add({ kind: 'vertex', base_url, key })
    await expect(add('https://aiplatform.googleapis.com', API_KEY)).rejects.toThrow('no base URL of this kind')
    await expect(add(PROJECT_URL, '{"type":"authorized_user"}')).rejects.toThrow('no key of this kind')
    // Express mode knows no project, and so no service account.
    await expect(engine.core.client.providers.add({ kind: 'vertex', key: KEY_FILE })).rejects.toThrow(
      'no key of this kind',
    )
  })
})

function checkAssertion({ url, body }: Seen): void {
  expect(url).toBe('/token')
  const form = new URLSearchParams(String(body))
  expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer')
  const [head = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.')
  const isSigned = verify(
    'RSA-SHA256',
    Buffer.from(`${head}.${claims}`),
    publicKey,
    Buffer.from(signature, 'base64url'),
  )
  expect(isSigned).toBe(true)
  expect(JSON.parse(String(Buffer.from(head, 'base64url')))).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'key-1' })
  const told = JSON.parse(String(Buffer.from(claims, 'base64url')))
  expect(told).toMatchObject({
    iss: 'waybill@acme.iam.gserviceaccount.com',
    scope: 'https://www.googleapis.com/auth/cloud-platform',
    aud: 'https://oauth2.googleapis.com/token',
  })
  expect(told.exp - told.iat).toBe(3600)
}
