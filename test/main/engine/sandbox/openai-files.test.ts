import { toFile } from 'openai'
import { describe, expect, it } from 'vitest'
import { collect, sandboxForTests } from './clients.ts'

const sandbox = sandboxForTests()

describe('files, models and small things of the OpenAI API', () => {
  it('keeps an uploaded file until it is deleted', async () => {
    const { files } = sandbox.openai()
    const file = await files.create({ file: await toFile(Buffer.from('{"a":1}\n'), 'in.jsonl'), purpose: 'batch' })
    expect(file).toMatchObject({ object: 'file', bytes: 8, filename: 'in.jsonl', purpose: 'batch' })
    expect(await files.retrieve(file.id)).toEqual(file)
    expect(await (await files.content(file.id)).text()).toBe('{"a":1}\n')
    expect((await collect(await files.list({ purpose: 'batch' }))).map((item) => item.id)).toContain(file.id)
    expect(await files.delete(file.id)).toEqual({ id: file.id, object: 'file', deleted: true })
    await expect(files.retrieve(file.id)).rejects.toMatchObject({ status: 404, type: 'invalid_request_error' })
  })

  it('keeps the newest hundred files and forgets the rest', async () => {
    const { files } = sandbox.openai()
    const upload = async (name: string) =>
      files.create({ file: await toFile(Buffer.from(name), name), purpose: 'user_data' })
    const first = await upload('first.txt')
    for (let index = 0; index < 100; index++) await upload(`${index}.txt`)
    await expect(files.retrieve(first.id)).rejects.toMatchObject({ status: 404 })
    expect(await collect(await files.list({ limit: 30 }))).toHaveLength(100)
  })

  it('lists models, knows any, and does not know the missing', async () => {
    const { models } = sandbox.openai()
    expect((await collect(await models.list())).map((model) => model.id)).toContain('gpt-5-mini')
    expect(await models.retrieve('my-model')).toMatchObject({ id: 'my-model', object: 'model' })
    await expect(models.retrieve('sandbox-missing')).rejects.toMatchObject({ status: 404, code: 'model_not_found' })
  })

  it('finds every text harmless', async () => {
    const answer = await sandbox.openai().moderations.create({ model: 'omni-moderation-latest', input: ['a', 'b'] })
    expect(answer.results.map((result) => result.flagged)).toEqual([false, false])
    expect(Object.keys(answer.results[0]?.categories ?? {})).toHaveLength(13)
  })

  it('takes a batch', async () => {
    const { batches } = sandbox.openai()
    const batch = await batches.create({
      input_file_id: 'file-1',
      endpoint: '/v1/chat/completions',
      completion_window: '24h',
    })
    expect(batch.status).toBe('validating')
    expect((await batches.retrieve(batch.id)).status).toBe('in_progress')
    expect((await collect(await batches.list())).map((item) => item.id)).toContain(batch.id)
  })

  it('answers unknown addresses as OpenAI does', async () => {
    const error = {
      status: 404,
      type: 'invalid_request_error',
      message: expect.stringContaining('Invalid URL (GET /v1/nothing)'),
    }
    await expect(sandbox.openai().get('/nothing')).rejects.toMatchObject(error)
  })
})
