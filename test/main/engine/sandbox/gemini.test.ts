import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FunctionCallingConfigMode, GenerateVideosOperation, GoogleGenAI, Modality, Type } from '@google/genai'
import { describe, expect, it } from 'vitest'
import { embedUsage, geminiUsage, startSandbox } from '../../../../src/main/engine/sandbox/sandbox.ts'
import { collect, geminiAt, KEY, sandboxForTests } from './clients.ts'

const sandbox = sandboxForTests()
const model = 'gemini-2.5-flash'
const look = {
  name: 'look',
  parameters: { type: Type.OBJECT, properties: { where: { type: Type.STRING } }, required: ['where'] },
}

describe('generateContent with the Google SDK', () => {
  it('answers with text, thoughts and usage', async () => {
    const answer = await sandbox.gemini().models.generateContent({ model, contents: 'marker-42' })
    expect(answer.text).toContain('marker-42')
    expect(answer.candidates?.[0]?.finishReason).toBe('STOP')
    expect(answer.usageMetadata).toEqual(geminiUsage(sandbox.lastBody(), model))
    expect(answer.usageMetadata?.thoughtsTokenCount).toBeGreaterThan(0)
    expect(answer).toMatchObject({ modelVersion: model, responseId: expect.any(String) })
  })

  it('streams the same text; the last chunk has the reason and the whole usage', async () => {
    const plain = await sandbox.gemini().models.generateContent({ model, contents: 'marker-42' })
    const chunks = await collect(await sandbox.gemini().models.generateContentStream({ model, contents: 'marker-42' }))
    expect(chunks.length).toBeGreaterThan(5)
    expect(chunks.map((chunk) => chunk.text).join('')).toBe(plain.text)
    expect(chunks.at(-1)?.usageMetadata).toEqual(plain.usageMetadata)
    expect(chunks.map((chunk) => chunk.candidates?.[0]?.finishReason).filter(Boolean)).toEqual(['STOP'])
  })

  it('is the same in the versions v1 and v1beta', async () => {
    const ask = async (apiVersion: string) => {
      const client = new GoogleGenAI({ apiKey: KEY, httpOptions: { baseUrl: sandbox.origin(), apiVersion } })
      const answer = await client.models.generateContent({ model, contents: 'hi' })
      return [sandbox.seen.at(-1)?.url, answer.text]
    }
    const [address, text] = await ask('v1beta')
    expect(address).toBe(`/v1beta/models/${model}:generateContent`)
    expect(await ask('v1')).toEqual([`/v1/models/${model}:generateContent`, text])
  })

  it('streams one JSON array to those who do not ask for SSE', async () => {
    const response = await fetch(`${sandbox.origin()}/v1beta/models/${model}:streamGenerateContent?key=${KEY}`, {
      method: 'POST',
      body: JSON.stringify({ contents: [{ parts: [{ text: 'hi' }] }] }),
    })
    expect(response.headers.get('content-type')).toBe('application/json; charset=UTF-8')
    const chunks = (await response.json()) as { candidates: { finishReason?: string }[] }[]
    expect(chunks.at(-1)?.candidates[0]?.finishReason).toBe('STOP')
    const failed = await fetch(`${sandbox.origin()}/v1beta/models/sandbox-error-503:streamGenerateContent?key=${KEY}`, {
      method: 'POST',
      body: JSON.stringify({ contents: [{ parts: [{ text: 'hi' }] }] }),
    })
    expect([failed.status, await failed.json()]).toMatchObject([503, [{ error: { status: 'UNAVAILABLE' } }]])
  })

  it('shows its thoughts when they are wanted, and thinks nothing when it may not', async () => {
    const ask = (thinkingConfig: object) =>
      sandbox.gemini().models.generateContent({ model, contents: 'hi', config: { thinkingConfig } })
    expect((await ask({ includeThoughts: true })).candidates?.[0]?.content?.parts?.[0]?.thought).toBe(true)
    expect((await ask({ thinkingBudget: 0 })).usageMetadata?.thoughtsTokenCount).toBeUndefined()
  })

  it('calls a function, streamed or not, and takes its response', async () => {
    const { models } = sandbox.gemini()
    const config = { tools: [{ functionDeclarations: [look] }] }
    const plain = await models.generateContent({ model, contents: 'marker-42', config })
    expect(plain.functionCalls).toEqual([{ name: 'look', args: { where: 'marker-42' } }])
    const chunks = await collect(await models.generateContentStream({ model, contents: 'marker-42', config }))
    expect(chunks.flatMap((chunk) => chunk.functionCalls ?? [])).toEqual(plain.functionCalls)
    const contents = [
      { role: 'user', parts: [{ text: 'marker-42' }] },
      plain.candidates?.[0]?.content ?? {},
      { role: 'user', parts: [{ functionResponse: { name: 'look', response: { found: true } } }] },
    ]
    expect((await models.generateContent({ model, contents, config })).text).toContain('The tool has answered')
    const none = { ...config, toolConfig: { functionCallingConfig: { mode: FunctionCallingConfigMode.NONE } } }
    expect((await models.generateContent({ model, contents: 'hi', config: none })).functionCalls).toBeUndefined()
  })

  it('counts server tools and cached content on their own', async () => {
    const config = { tools: [{ googleSearch: {} }], cachedContent: 'cachedContents/1' }
    const answer = await sandbox.gemini().models.generateContent({ model, contents: 'x'.repeat(400), config })
    expect(answer.usageMetadata).toMatchObject({
      promptTokenCount: 100,
      cachedContentTokenCount: 50,
      toolUsePromptTokenCount: 40,
    })
    const { totalTokenCount, candidatesTokenCount = 0, thoughtsTokenCount = 0 } = answer.usageMetadata ?? {}
    expect(totalTokenCount).toBe(100 + candidatesTokenCount + thoughtsTokenCount + 40)
  })

  it('speaks, draws and fills a schema', async () => {
    const { models } = sandbox.gemini()
    const inline = async (modality: Modality) => {
      const answer = await models.generateContent({ model, contents: 'hi', config: { responseModalities: [modality] } })
      expect(answer.usageMetadata?.candidatesTokensDetails?.[0]?.modality).toBe(modality)
      return answer.candidates?.[0]?.content?.parts?.[0]?.inlineData?.mimeType
    }
    expect(await inline(Modality.AUDIO)).toBe('audio/L16;codec=pcm;rate=24000')
    expect(await inline(Modality.IMAGE)).toBe('image/png')
    const config = { responseMimeType: 'application/json', responseSchema: look.parameters }
    expect(JSON.parse((await models.generateContent({ model, contents: 'hi', config })).text ?? '')).toEqual({
      where: 'sandbox',
    })
  })
})

describe('the rest of the Gemini API', () => {
  it('counts, embeds and lists', async () => {
    const { models } = sandbox.gemini()
    expect((await models.countTokens({ model, contents: 'x'.repeat(40) })).totalTokens).toBe(10)
    const embedded = await models.embedContent({
      model: 'gemini-embedding-001',
      contents: ['one', 'two'],
      config: { outputDimensionality: 8 },
    })
    expect(embedded.embeddings?.map((item) => item.values?.length)).toEqual([8, 8])
    expect(embedded.usageMetadata).toEqual(
      embedUsage([{ content: { parts: [{ text: 'one' }] } }, { content: { parts: [{ text: 'two' }] } }]),
    )
    const listed = await collect(await models.list())
    expect(listed.map((item) => item.name)).toContain('models/gemini-2.5-flash')
    expect((await models.get({ model: 'gemini-x' })).name).toBe('models/gemini-x')
  })

  it('predicts pictures', async () => {
    const response = await fetch(`${sandbox.origin()}/v1beta/models/imagen-4.0-generate-001:predict`, {
      method: 'POST',
      headers: { 'x-goog-api-key': KEY },
      body: JSON.stringify({ instances: [{ prompt: 'a parcel' }], parameters: { sampleCount: 2 } }),
    })
    expect(await response.json()).toMatchObject({ predictions: [{ mimeType: 'image/png' }, { mimeType: 'image/png' }] })
  })

  it('takes a file in chunks of 8 MB and keeps it until it is deleted', async () => {
    const { files } = sandbox.gemini()
    const content = Buffer.alloc(9 * 1024 * 1024, 'w')
    const file = await files.upload({
      file: new Blob([content]),
      config: { mimeType: 'text/plain', displayName: 'Letters' },
    })
    expect(file).toMatchObject({
      displayName: 'Letters',
      mimeType: 'text/plain',
      sizeBytes: String(content.length),
      state: 'ACTIVE',
    })
    expect(file.uri).toBe(`${sandbox.origin()}/v1/${file.name}`)
    expect(sandbox.seen.filter((request) => request.url.includes('upload_id'))).toHaveLength(2)
    const name = file.name ?? ''
    expect(await files.get({ name })).toEqual(file)
    expect((await collect(await files.list())).map((item) => item.name)).toContain(name)
    await files.delete({ name })
    await expect(files.get({ name })).rejects.toMatchObject({ status: 403 })
  })

  it('makes a video, which the SDK polls for and downloads', async () => {
    const { operations } = sandbox.gemini()
    // Version 3 of the SDK starts videos on Vertex only, but still polls and downloads here.
    const start = await fetch(`${sandbox.origin()}/v1/models/veo-3.0-generate-preview:predictLongRunning`, {
      method: 'POST',
      headers: { 'x-goog-api-key': KEY },
      body: JSON.stringify({ instances: [{ prompt: 'a parcel' }] }),
    })
    const started = (await start.json()) as { name: string }
    const operation = Object.assign(new GenerateVideosOperation(), { name: started.name })
    const waiting = await operations.getVideosOperation({ operation })
    expect(waiting.done).toBeFalsy()
    const done = await operations.getVideosOperation({ operation })
    const uri = done.response?.generatedVideos?.[0]?.video?.uri ?? ''
    expect(done.done).toBe(true)
    expect(uri.startsWith(`${sandbox.origin()}/v1/files/`)).toBe(true)
    const directory = await mkdtemp(join(tmpdir(), 'sandbox-video-'))
    const downloadPath = join(directory, 'video.mp4')
    await sandbox.gemini().files.download({ file: `files/${/files\/(\w+)/.exec(uri)?.[1]}`, downloadPath })
    expect((await readFile(downloadPath)).subarray(4, 8).toString()).toBe('ftyp')
    await rm(directory, { recursive: true })
  })

  it('names the address that it was given as its own', async () => {
    const named = await startSandbox({ origin: 'https://generativelanguage.googleapis.com' })
    const response = await fetch(`${named.origin}/upload/v1beta/files`, {
      method: 'POST',
      headers: { 'x-goog-upload-command': 'start' },
    })
    expect(response.headers.get('x-goog-upload-url')).toMatch(
      /^https:\/\/generativelanguage\.googleapis\.com\/upload\/v1beta\/files\?/,
    )
    await named.close()
  })

  it('answers unknown addresses and foreign files as Google does', async () => {
    const unknown = await fetch(`${sandbox.origin()}/v1beta/nothing`, { headers: { 'x-goog-api-key': KEY } })
    expect(await unknown.json()).toMatchObject({ error: { code: 404, status: 'NOT_FOUND' } })
    await expect(geminiAt(sandbox.origin()).files.get({ name: 'files/other' })).rejects.toMatchObject({ status: 403 })
  })
})
