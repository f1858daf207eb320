import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldPaths, JsonFieldScanner, type PickedField } from '../../../../src/main/engine/scan/json-fields.ts'

function pick(text: string, paths: string[], sizes: number[] = []): { fields: PickedField[]; whole: boolean } {
  const fields: PickedField[] = []
  const scanner = new JsonFieldScanner(fieldPaths(paths), (field) => fields.push(field))
  let rest = Buffer.from(text)
  for (const size of sizes) {
    scanner.push(rest.subarray(0, size))
    rest = rest.subarray(size)
  }
  scanner.push(rest)
  return { fields, whole: scanner.end() }
}

describe('JsonFieldScanner', () => {
  it('finds the wanted values and says where they stand', () => {
    const text = '{"messages":[{"model":"no"}], "model" : "gpt-5", "stream":true}'
    const { fields, whole } = pick(text, ['model', 'stream'])
    expect(whole).toBe(true)
    expect(fields.map(({ path, value }) => [path, value])).toEqual([
      ['model', 'gpt-5'],
      ['stream', true],
    ])
    expect(text.slice(fields[0]?.start, fields[0]?.end)).toBe('"gpt-5"')
  })

  it('reads keys and values that are written with escapes', () => {
    expect(pick('{"mod\\u0065l":"a\\"b\\\\"}', ['model']).fields[0]?.value).toBe('a"b\\')
  })

  it('counts a value that is too large without keeping it', () => {
    const text = JSON.stringify({ data: [{ b64_json: 'x'.repeat(100_000) }, { b64_json: 'y' }] })
    const { fields } = pick(text, ['data.*.b64_json'], [10_000, 20_000, 30_000])
    expect(fields.map((field) => field.value)).toEqual([undefined, 'y'])
  })

  it.each(['', '{', '{"a":1', '{"a":1}}', '{"a" 1}', '[1,]', '{,}', 'model=gpt', '"open', '{"a":1}x', '<html>'])(
    'says that %j is not JSON',
    (text) => {
      expect(pick(text, ['a']).whole).toBe(false)
    },
  )

  it('agrees with JSON.parse on any value, however it is cut', () => {
    const json = fc.dictionary(fc.constantFrom('model', 'usage', 'choices', 'x', '"\\'), fc.jsonValue())
    fc.assert(
      fc.property(json, fc.array(fc.nat(40)), fc.boolean(), (value, sizes, pretty) => {
        const text = JSON.stringify(value, null, pretty ? 2 : 0)
        const { fields, whole } = pick(text, ['model', 'usage', 'choices.*.finish_reason'], sizes)
        expect(whole).toBe(true)
        const bytes = Buffer.from(text)
        for (const { path, value: found, start, end } of fields) {
          expect(JSON.parse(bytes.subarray(start, end).toString())).toEqual(found)
          if (path === 'model' || path === 'usage') expect(found).toEqual(JSON.parse(text)[path])
        }
        const wanted = ['model', 'usage'].filter((key) => Object.hasOwn(value, key))
        expect(
          fields
            .filter((field) => !field.path.includes('*'))
            .map((field) => field.path)
            .sort(),
        ).toEqual(wanted)
      }),
      { numRuns: 500 },
    )
  })
})
