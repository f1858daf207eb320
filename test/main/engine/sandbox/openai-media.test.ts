import { toFile } from 'openai'
import { describe, expect, it } from 'vitest'
import { embeddingsUsage, imageUsage, transcriptionUsage } from '../../../../src/main/engine/sandbox/sandbox.ts'
import { collect, sandboxForTests } from './clients.ts'

const sandbox = sandboxForTests()
const PNG_MAGIC = '89504e470d0a1a0a'
const pngHead = (base64: string | undefined) =>
  Buffer.from(base64 ?? '', 'base64')
    .subarray(0, 8)
    .toString('hex')

describe('embeddings', () => {
  it('are the same vector as base64, which the SDK asks for, and as numbers', async () => {
    const body = { model: 'text-embedding-3-small', input: ['one', 'two'], dimensions: 64 }
    const packed = await sandbox.openai().embeddings.create(body)
    expect(sandbox.lastBody().encoding_format).toBe('base64')
    const plain = await sandbox.openai().embeddings.create({ ...body, encoding_format: 'float' })
    expect(packed.data[0]?.embedding).toHaveLength(64)
    expect(packed.data.map((item) => item.embedding)).toEqual(plain.data.map((item) => item.embedding))
    expect(packed.data[0]?.embedding).not.toEqual(packed.data[1]?.embedding)
    expect(packed.usage).toEqual(embeddingsUsage(body))
  })

  it('count tokens that come as numbers', async () => {
    const answer = await sandbox.openai().embeddings.create({ model: 'text-embedding-3-large', input: [1, 2, 3] })
    expect(answer.data[0]?.embedding).toHaveLength(3072)
    expect(answer.usage.prompt_tokens).toBe(3)
  })
})

describe('pictures', () => {
  it('come as PNG with their usage', async () => {
    const answer = await sandbox.openai().images.generate({ model: 'gpt-image-1', prompt: 'a parcel', n: 2 })
    expect(answer.data?.map((image) => pngHead(image.b64_json))).toEqual([PNG_MAGIC, PNG_MAGIC])
    expect(answer.usage).toEqual(imageUsage('a parcel', 2))
  })

  it('can be edited from a form and streamed', async () => {
    const image = await toFile(Buffer.from('fake'), 'in.png', { type: 'image/png' })
    const edited = await sandbox.openai().images.edit({ model: 'gpt-image-1', image, prompt: 'bluer' })
    expect(edited.usage).toEqual(imageUsage('bluer', 1, 1))
    const asked = { model: 'gpt-image-1', prompt: 'a parcel', stream: true as const, partial_images: 2 }
    const events = await collect(await sandbox.openai().images.generate(asked))
    expect(events.map((event) => event.type)).toEqual([
      'image_generation.partial_image',
      'image_generation.partial_image',
      'image_generation.completed',
    ])
  })
})

describe('sound', () => {
  it('is spoken as bytes of the asked type', async () => {
    const mp3 = await sandbox.openai().audio.speech.create({ model: 'tts-1', voice: 'alloy', input: 'hello' })
    expect(mp3.headers.get('content-type')).toBe('audio/mpeg')
    expect(
      Buffer.from(await mp3.arrayBuffer())
        .subarray(0, 2)
        .toString('hex'),
    ).toBe('fffb')
    const wav = await sandbox
      .openai()
      .audio.speech.create({ model: 'tts-1', voice: 'alloy', input: 'hello', response_format: 'wav' })
    expect(
      Buffer.from(await wav.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('RIFF')
  })

  it('is transcribed, paid by the token or by the second', async () => {
    const sound = () => toFile(Buffer.alloc(40_000), 'note.wav', { type: 'audio/wav' })
    const client = sandbox.openai()
    const tokens = await client.audio.transcriptions.create({ model: 'gpt-4o-transcribe', file: await sound() })
    expect(tokens.text).toContain('Waybill sandbox')
    expect(tokens.usage).toEqual(transcriptionUsage('gpt-4o-transcribe', 40_000))
    const seconds = await client.audio.transcriptions.create({ model: 'whisper-1', file: await sound() })
    expect(seconds.usage).toEqual({ type: 'duration', seconds: 3 })
    const asked = { model: 'gpt-4o-transcribe', file: await sound(), stream: true as const }
    const events = await collect(await client.audio.transcriptions.create(asked))
    expect(events.at(-1)).toMatchObject({ type: 'transcript.text.done', text: tokens.text, usage: tokens.usage })
  })
})

describe('videos', () => {
  it('are polled from queued to completed, downloaded and deleted', async () => {
    const { videos } = sandbox.openai()
    const job = await videos.create({ model: 'sora-2', prompt: 'a parcel that travels' })
    expect(job.status).toBe('queued')
    await expect(videos.downloadContent(job.id)).rejects.toMatchObject({ status: 404 })
    expect((await videos.retrieve(job.id)).status).toBe('in_progress')
    expect(await videos.retrieve(job.id)).toMatchObject({ status: 'completed', progress: 100 })
    const content = await videos.downloadContent(job.id)
    expect(content.headers.get('content-type')).toBe('video/mp4')
    expect(
      Buffer.from(await content.arrayBuffer())
        .subarray(4, 8)
        .toString(),
    ).toBe('ftyp')
    expect((await collect(await videos.list())).map((video) => video.id)).toContain(job.id)
    expect(await videos.delete(job.id)).toMatchObject({ deleted: true })
    await expect(videos.retrieve(job.id)).rejects.toMatchObject({ status: 404 })
  })
})
