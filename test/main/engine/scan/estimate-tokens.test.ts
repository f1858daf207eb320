import { estimateTokenCount } from 'tokenx'
import { describe, expect, it } from 'vitest'
import type { Body } from '../../../../src/main/engine/exchange.ts'
import { estimateInputTokens, estimateTokens } from '../../../../src/main/engine/scan/estimate-tokens.ts'

const json = (value: unknown) => Buffer.from(JSON.stringify(value))
const said = (content: string) => estimateTokens(json({ messages: [{ role: 'user', content }] }))
/** What the JSON around a message counts for. */
const AROUND = said('')

const samples: Readonly<Record<string, string>> = {
  English:
    'When in the course of human events, it becomes necessary for one people to dissolve the political bands which have connected them with another, a decent respect to the opinions of mankind requires that they should declare the causes.',
  notes:
    'Hosts are matched exactly (no wildcards); a `421` is returned otherwise.\n\n- see RFC 9110, 7.4\n- 3 of 20 requests took > 100 ms\n',
  code: `export function sum(...counts: readonly (number | null)[]): number | null {\n  const known = counts.filter((value) => value !== null)\n  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0)\n}\n`,
  German:
    'Die Würde des Menschen ist unantastbar. Sie zu achten und zu schützen ist Verpflichtung aller staatlichen Gewalt. Das Deutsche Volk bekennt sich darum zu unverletzlichen und unveräußerlichen Menschenrechten.',
  Chinese: '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。',
  Japanese: 'すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。',
  Russian: 'Все люди рождаются свободными и равными в своем достоинстве и правах.',
}

describe('the estimate of a request’s input', () => {
  it.each(Object.entries(samples))('is near what a tokenizer would say (%s)', (language, sample) => {
    const text = sample.repeat(20)
    const estimate = said(text) - AROUND
    const ratio = estimate / estimateTokenCount(text)
    process.stdout.write(`${language}: ${estimate} tokens, ${ratio.toFixed(2)} of what tokenx says\n`)
    expect(ratio).toBeGreaterThan(0.85)
    expect(ratio).toBeLessThan(1.4)
  })

  it('is the same for a long text, of which it reads samples', () => {
    for (const text of Object.values(samples)) {
      const one = said(text.repeat(20)) - AROUND
      expect((said(text.repeat(2000)) - AROUND) / one / 100).toBeCloseTo(1, 1)
    }
  })

  it('sees a change of language in the middle', () => {
    const { English = '', Chinese = '' } = samples
    const both = said(English.repeat(1000) + Chinese.repeat(1000)) - AROUND
    const apart = said(English.repeat(1000)) + said(Chinese.repeat(1000)) - 2 * AROUND
    expect(both / apart).toBeCloseTo(1, 1)
  })

  it.each([
    ['a picture in a data URL', { image_url: { url: `data:image/png;base64,${'iVBORw0K'.repeat(50_000)}` } }, 1000],
    [
      'Anthropic’s picture',
      { source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0K'.repeat(50_000) } },
      1000,
    ],
    ['Gemini’s', { inlineData: { mimeType: 'image/png', data: 'iVBORw0K'.repeat(50_000) } }, 1000],
    ['sound', { input_audio: { format: 'wav', data: 'UklGRiQA'.repeat(50_000) } }, 1000],
    ['a document', { file: { file_data: `data:application/pdf;base64,${'JVBERi0x'.repeat(50_000)}` } }, 3000],
    ['a bare document', { source: { data: 'JVBERi0x'.repeat(50_000) } }, 3000],
  ])('counts %s by the piece', (_what, part, tokens) => {
    const text = { type: 'text', text: 'What is this? '.repeat(10) }
    const without = estimateTokens(json({ messages: [{ content: [text, {}, text] }] }))
    const estimate = estimateTokens(json({ messages: [{ content: [text, part, text] }] }))
    expect(estimate - without).toBeGreaterThanOrEqual(tokens)
    expect(estimate - without).toBeLessThan(tokens + 40)
    const two = estimateTokens(json({ messages: [{ content: [text, part, part, text] }] }))
    expect(two - estimate).toBeGreaterThanOrEqual(tokens)
    // With white space, too.
    const pretty = Buffer.from(JSON.stringify({ messages: [{ content: [text, part, text] }] }, null, 2))
    expect(estimateTokens(pretty)).toBeLessThan(estimate + 100)
  })

  it('counts a text called `data` as the text that it is', () => {
    const text = 'a long report, line by line; '.repeat(100)
    expect(estimateTokens(json({ data: text })) / said(text)).toBeCloseTo(1, 1)
    expect(estimateTokens(json({ properties: { data: { type: 'string' } }, 'data": "': 1 }))).toBeLessThan(30)
  })

  it('takes from an upload, a compressed body and no body what is known of them', () => {
    const model = { name: 'm', start: 0, end: 0 }
    const upload = (known: typeof model | null): Body =>
      ({ type: 'stream', head: Buffer.alloc(9000), model: known }) as unknown as Body
    expect(estimateInputTokens(upload(model))).toBe(1000)
    expect(estimateInputTokens(upload(null))).toBe(0)
    expect(estimateInputTokens({ type: 'none' })).toBe(0)
    const whole = { type: 'whole', model: null, isJson: true, stream: null, text: null } as const
    const bytes = json({ input: 'word '.repeat(400) })
    expect(estimateInputTokens({ ...whole, bytes, tokensInside: null })).toBe(estimateTokens(bytes))
    expect(estimateInputTokens({ ...whole, bytes, tokensInside: 7 })).toBe(7)
  })

  it('comes to its end where no string does', () => {
    // Four megabytes in which half a million pictures begin: to look for the end of each would take minutes.
    expect(estimateTokens(Buffer.from(';base64,'.repeat(500_000)))).toBeGreaterThan(500_000)
  })
})
