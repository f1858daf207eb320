import { toFile } from 'openai'
import { describe, expect, it } from 'vitest'
import { embeddingsUsage, imageUsage, transcriptionUsage } from '../../../../src/main/engine/sandbox/sandbox.ts'
import { type Expected, expectRow } from './expected-row.ts'
import { collect, journeyForTests } from './journey.ts'
import { fromImages } from './reported.ts'

/** Bytes that look like text, line ends and boundaries to anyone who is not careful. */
const AWKWARD = Buffer.concat([
  Buffer.from('\r\n--boundary\r\n\r\n\0\xff"model"', 'latin1'),
  Buffer.alloc(300_000, 0x5a),
])
const openai = { kind: 'openai' } as const
const files = { ...openai, operation: 'files', free: true }

describe.each(['http', 'https'] as const)('the OpenAI SDK through Waybill, the provider over %s', (scheme) => {
  const journey = journeyForTests({ scheme })
  const carry = <Result>(task: () => Promise<Result>) => journey.carry('openai', task)

  it('gets embeddings', async () => {
    const body = { model: 'text-embedding-3-small', input: ['one parcel', 'two'], dimensions: 64 }
    const trip = await carry(() => journey.openai().embeddings.create(body))
    expect(trip.result.data[0]?.embedding).toHaveLength(64)
    expectRow(journey, trip, {
      ...openai,
      endpoint: '/v1/embeddings',
      operation: 'embeddings',
      requestModel: body.model,
      responseModel: body.model,
      reported: { input_tokens: embeddingsUsage(body).prompt_tokens },
    })
  })

  it('uploads a file, and finds, reads and deletes it', async () => {
    const client = journey.openai()
    const up = await carry(async () =>
      client.files.create({ file: await toFile(AWKWARD, 'brief „ß“.txt'), purpose: 'user_data' }),
    )
    const { id } = up.result
    expect(up.result).toMatchObject({ bytes: AWKWARD.length, filename: 'brief „ß“.txt' })
    expectRow(journey, up, { ...files, endpoint: '/v1/files', free: false })

    const down = await carry(async () => Buffer.from(await (await client.files.content(id)).arrayBuffer()))
    expect(down.result.equals(AWKWARD)).toBe(true)
    expectRow(journey, down, { ...files, endpoint: '/v1/files/{id}/content' })

    const gone = await carry(async () => [await client.files.retrieve(id), await client.files.delete(id)])
    expectRow(journey, gone, { ...files, endpoint: '/v1/files/{id}' }, 0)
    expectRow(journey, gone, { ...files, endpoint: '/v1/files/{id}' }, 1)
    expectRow(journey, await carry(async () => collect(await client.files.list())), { ...files, endpoint: '/v1/files' })
  })

  it('draws a picture', async () => {
    const prompt = 'a parcel on its way'
    const trip = await carry(() => journey.openai().images.generate({ model: 'gpt-image-1', prompt, n: 2 }))
    expect(trip.result.data).toHaveLength(2)
    expectRow(journey, trip, {
      ...openai,
      endpoint: '/v1/images/generations',
      operation: 'image_generation',
      requestModel: 'gpt-image-1',
      reported: fromImages(imageUsage(prompt, 2), 2),
    })
  })

  it('changes a picture that it uploads', async () => {
    const prompt = 'bluer'
    const trip = await carry(async () => {
      const image = await toFile(AWKWARD, 'in.png', { type: 'image/png' })
      return journey.openai().images.edit({ model: 'gpt-image-1', image, prompt })
    })
    const usage = imageUsage(prompt, 1, 1)
    expect(trip.result.usage).toEqual(usage)
    const { text_tokens, image_tokens } = usage.input_tokens_details
    expectRow(journey, trip, {
      ...openai,
      endpoint: '/v1/images/edits',
      operation: 'image_generation',
      requestModel: 'gpt-image-1',
      reported: fromImages(usage, 1),
      // $5 for a million tokens of text, $10 of pictures that come and $40 of pictures that go (openai.com/api/pricing).
      cost: text_tokens * 5_000 + image_tokens * 10_000 + usage.output_tokens * 40_000,
    })
  })

  it('streams a picture as it is drawn', async () => {
    const body = { model: 'gpt-image-1', prompt: 'a parcel', stream: true as const, partial_images: 2 }
    const trip = await carry(async () => collect(await journey.openai().images.generate(body)))
    expect(trip.result).toHaveLength(3)
    expectRow(journey, trip, {
      ...openai,
      endpoint: '/v1/images/generations',
      operation: 'image_generation',
      requestModel: 'gpt-image-1',
      stream: true,
      reported: fromImages(imageUsage(body.prompt, 1), 1),
    })
  })

  it('orders a video, asks for it until it is there, and downloads it', async () => {
    const { videos } = journey.openai()
    const video = { ...openai, operation: 'video_generation', responseModel: 'sora-2' }
    const made = await carry(() => videos.create({ model: 'sora-2', prompt: 'a parcel that travels', seconds: '8' }))
    const { id } = made.result
    const order: Expected = { ...video, endpoint: '/v1/videos', requestModel: 'sora-2', reported: { media_units: 8 } }
    expectRow(journey, made, order)

    const polled = await carry(async () => [await videos.retrieve(id), await videos.retrieve(id)])
    expect(polled.result.map(({ status }) => status)).toEqual(['in_progress', 'completed'])
    // The seconds were counted when they were ordered: a poll uses nothing.
    const poll = { ...video, endpoint: '/v1/videos/{id}', free: true }
    expectRow(journey, polled, poll, 0)
    expectRow(journey, polled, { ...poll, finishReasons: ['completed'] }, 1)

    const down = await carry(async () => Buffer.from(await (await videos.downloadContent(id)).arrayBuffer()))
    expect(down.result.toString('latin1', 4, 8)).toBe('ftyp')
    const content = { ...openai, endpoint: '/v1/videos/{id}/content', operation: 'video_generation', free: true }
    expectRow(journey, down, content)
  })

  it('hears an answer as bytes', async () => {
    const body = { model: 'gpt-4o-mini-tts', voice: 'alloy', input: 'your parcel is here' }
    const trip = await carry(async () =>
      Buffer.from(await (await journey.openai().audio.speech.create(body)).arrayBuffer()),
    )
    expect(trip.result.toString('hex', 0, 2)).toBe('fffb')
    expectRow(journey, trip, {
      ...openai,
      endpoint: '/v1/audio/speech',
      operation: 'speech',
      requestModel: body.model,
    })
  })

  it('has a recording written out, counted in tokens or in seconds', async () => {
    const client = journey.openai()
    const sound = () => toFile(AWKWARD, 'note.wav', { type: 'audio/wav' })
    const endpoint = '/v1/audio/transcriptions'
    const transcribe = async (model: string) =>
      carry(async () => client.audio.transcriptions.create({ model, file: await sound() }))

    const byToken = await transcribe('gpt-4o-transcribe')
    const tokens = transcriptionUsage('gpt-4o-transcribe', AWKWARD.length)
    if (tokens.type !== 'tokens') throw new Error('no tokens')
    expect(byToken.result.usage).toEqual(tokens)
    const transcription = { ...openai, endpoint, operation: 'transcription' }
    expectRow(journey, byToken, {
      ...transcription,
      requestModel: 'gpt-4o-transcribe',
      reported: {
        input_tokens: tokens.input_tokens,
        output_tokens: tokens.output_tokens,
        input_audio_tokens: tokens.input_token_details?.audio_tokens ?? null,
      },
    })

    const bySecond = await transcribe('whisper-1')
    const seconds = transcriptionUsage('whisper-1', AWKWARD.length)
    if (seconds.type !== 'duration') throw new Error('no seconds')
    expectRow(journey, bySecond, {
      ...transcription,
      requestModel: 'whisper-1',
      reported: { media_units: seconds.seconds },
      // $0.006 a minute (openai.com/api/pricing).
      cost: seconds.seconds * 100_000,
    })
  })
})
