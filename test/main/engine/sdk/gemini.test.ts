import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GenerateVideosOperation, Modality, Type } from '@google/genai'
import { describe, expect, it } from 'vitest'
import { embedUsage, geminiUsage, textOf, tokensOf } from '../../../../src/main/engine/sandbox/sandbox.ts'
import { type Expected, expectRow } from './expected-row.ts'
import { collect, journeyForTests, type Leg, sentJson } from './journey.ts'
import { fromGemini } from './reported.ts'

const model = 'gemini-2.5-flash'
const contents = 'Where is my parcel? 📦'
const look = {
  name: 'look',
  parameters: { type: Type.OBJECT, properties: { where: { type: Type.STRING } }, required: ['where'] },
}
const gemini = { kind: 'gemini' } as const
const answered: Expected = {
  ...gemini,
  endpoint: '/v1/models/{model}:generateContent',
  operation: 'generate_content',
  requestModel: model,
  responseModel: model,
  finishReasons: ['STOP'],
}
const streamed = { ...answered, endpoint: '/v1/models/{model}:streamGenerateContent', stream: true }
const used = ({ legs }: { legs: readonly Leg[] }) => fromGemini(geminiUsage(sentJson(legs[0] as Leg), model))

describe.each(['http', 'https'] as const)('the Google SDK through Waybill, the provider over %s', (scheme) => {
  const journey = journeyForTests({ scheme })
  const carry = <Result>(task: () => Promise<Result>) => journey.carry('gemini', task)

  it('gets an answer', async () => {
    const trip = await carry(() => journey.gemini().models.generateContent({ model, contents }))
    expect(trip.result.text).toContain('📦')
    expectRow(journey, trip, { ...answered, reported: used(trip) })
  })

  it('streams one', async () => {
    const trip = await carry(async () =>
      collect(await journey.gemini().models.generateContentStream({ model, contents })),
    )
    expect(trip.result.length).toBeGreaterThan(3)
    expectRow(journey, trip, { ...streamed, reported: used(trip) })
  })

  it('calls a function, streamed and not, and brings its response', async () => {
    const { models } = journey.gemini()
    const ask = { model, contents, config: { tools: [{ functionDeclarations: [look] }] } }
    const plain = await carry(() => models.generateContent(ask))
    expect(plain.result.functionCalls?.[0]?.name).toBe('look')
    expectRow(journey, plain, { ...answered, reported: used(plain) })
    const inPieces = await carry(async () => collect(await models.generateContentStream(ask)))
    expectRow(journey, inPieces, { ...streamed, reported: used(inPieces) })
    const next = [
      { role: 'user', parts: [{ text: contents }] },
      plain.result.candidates?.[0]?.content ?? {},
      { role: 'user', parts: [{ functionResponse: { name: 'look', response: { found: true } } }] },
    ]
    const last = await carry(() => models.generateContent({ ...ask, contents: next }))
    expectRow(journey, last, { ...answered, reported: used(last) })
  })

  it('pays for cached content, thoughts and server tools', async () => {
    const config = { tools: [{ googleSearch: {} }], cachedContent: 'cachedContents/1' }
    const ask = { model, contents: 'x'.repeat(4000), config }
    const trip = await carry(() => journey.gemini().models.generateContent(ask))
    const reported = used(trip)
    expect(reported.cache_read_input_tokens).toBeGreaterThan(0)
    expect(reported.reasoning_output_tokens).toBeGreaterThan(0)
    expectRow(journey, trip, { ...answered, reported })
  })

  it('hears an answer, sees one, and has a picture of its own changed', async () => {
    const picture = { inlineData: { mimeType: 'image/png', data: Buffer.alloc(50_000, 'png').toString('base64') } }
    const asked = [
      { contents, modality: Modality.AUDIO },
      { contents, modality: Modality.IMAGE },
      { contents: [picture, { text: 'bluer' }], modality: Modality.IMAGE },
    ]
    for (const { modality, ...ask } of asked) {
      const config = { responseModalities: [modality] }
      const trip = await carry(() => journey.gemini().models.generateContent({ model, ...ask, config }))
      expect(trip.result.candidates?.[0]?.content?.parts?.[0]?.inlineData?.data?.length).toBeGreaterThan(50)
      expectRow(journey, trip, { ...answered, reported: used(trip) })
    }
  })

  it('gets embeddings', async () => {
    const asked = { model: 'gemini-embedding-001', contents: ['one parcel', 'two'] }
    const trip = await carry(() => journey.gemini().models.embedContent(asked))
    expect(trip.result.embeddings).toHaveLength(2)
    const { requests } = sentJson(trip.legs[0] as Leg) as { requests: Record<string, unknown>[] }
    expectRow(journey, trip, {
      ...gemini,
      endpoint: '/v1/models/{model}:batchEmbedContents',
      operation: 'embeddings',
      requestModel: asked.model,
      reported: { input_tokens: embedUsage(requests).promptTokenCount },
    })
  })

  it('counts tokens, which costs nothing', async () => {
    const trip = await carry(() => journey.gemini().models.countTokens({ model, contents }))
    const input_tokens = tokensOf(textOf(sentJson(trip.legs[0] as Leg).contents))
    expect(trip.result.totalTokens).toBe(input_tokens)
    expectRow(journey, trip, {
      ...gemini,
      endpoint: '/v1/models/{model}:countTokens',
      operation: 'count_tokens',
      requestModel: model,
      free: true,
      reported: { input_tokens },
    })
  })

  it('uploads a file in pieces, each of them through Waybill', async () => {
    const content = Buffer.alloc(9 * 1024 * 1024, 'parcel ')
    const { files } = journey.gemini()
    const trip = await carry(() => files.upload({ file: new Blob([content]), config: { mimeType: 'text/plain' } }))
    expect(trip.result.sizeBytes).toBe(String(content.length))
    // The provider names its own address for the pieces; the SDK goes to its base URL all the same.
    const pieces = trip.legs.slice(1).map(({ client }) => client.request)
    expect(trip.legs[0]?.client.answer?.headers.find(([name]) => name === 'x-goog-upload-url')?.[1]).toMatch(
      journey.provider().origin,
    )
    expect(Buffer.concat(pieces.map(({ body }) => body)).equals(content)).toBe(true)
    expect(pieces.every(({ startLine }) => startLine.startsWith('POST /upload/v1/files?upload_id='))).toBe(true)
    expect(trip.legs).toHaveLength(3)
    for (const index of [0, 1, 2]) {
      expectRow(journey, trip, { ...gemini, endpoint: '/upload/v1/files', operation: 'files' }, index)
    }
    const name = trip.result.name ?? ''
    const gone = await carry(async () => [await files.get({ name }), await files.delete({ name })])
    for (const index of [0, 1]) {
      expectRow(journey, gone, { ...gemini, endpoint: '/v1/files/{id}', operation: 'files', free: true }, index)
    }
  })

  it('asks for a video until it is there, and downloads it', async () => {
    const { operations, files } = journey.gemini()
    const veo = 'veo-3.0-generate-preview'
    // Version 3 of the SDK starts videos on Vertex only, but still asks for them and downloads them.
    const start = await carry(async () => {
      const response = await fetch(`${journey.address()}/v1/models/${veo}:predictLongRunning`, {
        method: 'POST',
        headers: { 'x-goog-api-key': journey.engine().key, 'content-type': 'application/json' },
        body: JSON.stringify({ instances: [{ prompt: 'a parcel' }] }),
      })
      return (await response.json()) as { name: string }
    })
    const video = { ...gemini, operation: 'video_generation', requestModel: veo }
    expectRow(journey, start, { ...video, endpoint: '/v1/models/{model}:predictLongRunning', tool: 'node' })

    const operation = Object.assign(new GenerateVideosOperation(), { name: start.result.name })
    const polled = await carry(async () => [
      await operations.getVideosOperation({ operation }),
      await operations.getVideosOperation({ operation }),
    ])
    expect(polled.result.map(({ done }) => done ?? false)).toEqual([false, true])
    for (const index of [0, 1]) {
      // The row names the model, and not the operation.
      expectRow(journey, polled, { ...video, endpoint: '/v1/models/{model}/operations/{id}', free: true }, index)
    }

    const directory = await mkdtemp(join(tmpdir(), 'waybill-video-'))
    const downloadPath = join(directory, 'video.mp4')
    const uri = polled.result[1]?.response?.generatedVideos?.[0]?.video?.uri ?? ''
    const down = await carry(() => files.download({ file: `files/${/files\/(\w+)/.exec(uri)?.[1]}`, downloadPath }))
    expect((await readFile(downloadPath)).toString('latin1', 4, 8)).toBe('ftyp')
    await rm(directory, { recursive: true })
    expectRow(journey, down, { ...gemini, endpoint: '/v1/files/{id}:download', operation: 'files', free: true })
  })
})
