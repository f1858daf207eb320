import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Place, placeOf, type Speaker, withoutKey } from '../../../../src/main/engine/listener/place.ts'

const isProvider = (name: string) => ['openai', 'groq', 'gemini'].includes(name)

function place(target: string, speaker: Speaker = null): Place {
  const result = placeOf(target, { isProvider, speaker })
  if (result.type !== 'place') throw new Error(`${target} is ${result.type}`)
  return result.place
}

describe('a request target', () => {
  it.each([
    ['/v1/chat/completions', 'openai', '/v1/chat/completions', 'chat', null],
    ['/v1/chat/completions/', 'openai', '/v1/chat/completions', 'chat', null],
    ['/v1/models/ft%3Agpt-4o%3Aorg%3A%3Aabc', 'openai', '/v1/models/{model}', 'models', null],
    ['/v1/responses/resp_123/cancel', 'openai', '/v1/responses/{id}/cancel', 'other', null],
    ['/v1/embeddings', 'openai', '/v1/embeddings', 'embeddings', null],
    ['/v1/files/file-abc/content', 'openai', '/v1/files/{id}/content', 'files', null],
    ['/v1/models/ft:gpt-4o:org::abc', 'openai', '/v1/models/{model}', 'models', null],
    ['/v1/models/openai%2Fgpt-4o', 'openai', '/v1/models/{model}', 'models', null],
    ['/v1/videos/video_1/content?variant=video', 'openai', '/v1/videos/{id}/content', 'video_generation', null],
    ['/v1/messages', 'anthropic', '/v1/messages', 'chat', null],
    ['/v1/messages/count_tokens', 'anthropic', '/v1/messages/count_tokens', 'count_tokens', null],
    [
      '/v1beta/models/gemini-2.5-pro:generateContent',
      'gemini',
      '/v1beta/models/{model}:generateContent',
      'generate_content',
      'gemini-2.5-pro',
    ],
    [
      '/v1/models/gemini-2.5-pro:streamGenerateContent?alt=sse',
      'gemini',
      '/v1/models/{model}:streamGenerateContent',
      'generate_content',
      'gemini-2.5-pro',
    ],
    [
      '/v1beta/models/openai/gpt-5:generateContent',
      'gemini',
      '/v1beta/models/{model}:generateContent',
      'generate_content',
      'openai/gpt-5',
    ],
    [
      '/v1beta/models/groq/llama:countTokens',
      'gemini',
      '/v1beta/models/{model}:countTokens',
      'count_tokens',
      'groq/llama',
    ],
    ['/upload/v1beta/files?upload_id=x', 'gemini', '/upload/v1beta/files', 'files', null],
    ['/v1beta/openai/chat/completions', 'openai', '/v1beta/openai/chat/completions', 'chat', null],
    ['/v1/realtime?model=gpt-realtime', 'openai', '/v1/realtime', 'realtime', 'gpt-realtime'],
    ['/v1/something/new-999', 'openai', '/v1/{id}/{id}', 'other', null],
  ])('%s is %s', (target, dialect, endpoint, operation, model) => {
    expect(place(target)).toMatchObject({ dialect, endpoint, operation, model, provider: null })
  })

  it('takes the word of the headers where several formats share a path', () => {
    expect(place('/v1/models').dialect).toBe('openai')
    expect(place('/v1/models', 'anthropic').dialect).toBe('anthropic')
    expect(place('/v1/files', 'gemini').dialect).toBe('gemini')
    expect(place('/v1/chat/completions', 'anthropic').dialect).toBe('openai')
  })

  it('names a provider by its first segment, only if it is configured', () => {
    expect(place('/groq/v1/chat/completions')).toMatchObject({ provider: 'groq', path: '/v1/chat/completions' })
    expect(place('/gemini/v1beta/models/x:generateContent')).toMatchObject({ provider: 'gemini', model: 'x' })
    expect(placeOf('/mistral/v1/chat/completions', { isProvider, speaker: null })).toEqual({
      type: 'refused',
      code: 'unknown_path',
    })
  })

  it('is a probe at the root', () => {
    expect(placeOf('/', { isProvider, speaker: null })).toEqual({ type: 'probe' })
  })

  it.each([
    'http://evil.test/v1/chat/completions',
    '//evil.test/v1/models',
    '/v1//chat/completions',
    '/v1/../admin',
    '/v1/%2e%2e/admin',
    '/v1/..;/admin',
    '/v1/..%2f..%2fadmin',
    '/v1/chat%2fcompletions',
    '/v1/chat/completion%73',
    '/v1/%63hat/completions',
    '/v1/responses/input%5Ftokens',
    '/v1beta/models/gemini-2.5-pro:generate%43ontent',
    '/v1beta/models/gemini-2.5-pro%3AgenerateContent',
    '/v1beta/models/gemini-2.5-pro%3agenerateContent',
    '/v1/realtime?model=gpt-realtime-mini&model=gpt-realtime',
    '/v1/realtime?model=gpt-realtime-mini&m%6fdel=gpt-realtime',
    '/v1/models/..%2f..%2fadmin',
    '/v1/models/x%5c..%5cy',
    '/v1/models/%252e%252e',
    '/v1/chat\\completions',
    '/v1/files/a%00b',
    '/v1/files/a%0d%0ab',
    '/v1/%zz',
    '*',
    '',
    'v1/models',
    '/v1/models#x',
  ])('%s is refused', (target) => {
    expect(placeOf(target, { isProvider, speaker: null })).toMatchObject({ type: 'refused', code: 'bad_target' })
  })

  it('never lets a dot segment through, whatever surrounds it', () => {
    const dots = fc.constantFrom('..', '.', '%2e%2e', '.%2E', '%2e', '..;x', '..%2f', '%2f..', '..\\')
    const word = fc.stringMatching(/^[a-z0-9]{1,6}$/)
    fc.assert(
      fc.property(fc.array(word), dots, fc.array(word), (before, dot, after) => {
        const target = `/v1/${[...before, dot, ...after].join('/')}`
        expect(placeOf(target, { isProvider, speaker: null }).type).toBe('refused')
      }),
    )
  })
})

describe('the template of an endpoint', () => {
  it('never holds a segment that is not one of the known words', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9_-]{8,30}$/).map((text) => `0${text}`)
    fc.assert(
      fc.property(secret, fc.constantFrom('files', 'responses', 'videos', 'batches', 'x'), (id, kind) => {
        expect(place(`/v1/${kind}/${id}`).endpoint).not.toContain(id)
      }),
    )
  })
})

describe('the client key in a query', () => {
  it.each([
    ['?key=sk-wb-1', ''],
    ['?alt=sse&key=sk-wb-1', '?alt=sse'],
    ['?key=sk-wb-1&alt=sse', '?alt=sse'],
    ['?KEY=sk&pageKey=2', '?pageKey=2'],
    ['??key=sk-wb-1&alt=sse', '?alt=sse'],
    ['?a=b?key=sk-wb-1', ''],
    ['?monkey=1', '?monkey=1'],
    ['', ''],
  ])('is taken out of %j, and nothing else is', (query, expected) => {
    expect(withoutKey(query)).toBe(expected)
  })
})
