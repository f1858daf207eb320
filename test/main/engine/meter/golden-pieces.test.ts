import { expect, it } from 'vitest'
import { endpointTemplate, operationOf } from '../../../../src/main/engine/listener/endpoint.ts'
import { createMeter } from '../../../../src/main/engine/meter/meter.ts'
import type { Golden } from './golden/golden.ts'
import { goldens } from './golden/goldens.ts'
import { bytesOf, piecesOf } from './golden/provider.ts'

/** The meter alone, as it is fed with an answer in pieces of these sizes, one after the other. */
async function metered(golden: Golden, sizes: readonly [number, number]) {
  const operation = operationOf(endpointTemplate(golden.path.split('?')[0] ?? ''))
  const dialect = golden.provider === 'anthropic' || golden.provider === 'gemini' ? golden.provider : 'openai'
  const meter = createMeter({ dialect, operation })
  const bytes = bytesOf(golden)
  const [first, rest] = sizes
  meter.begin(
    golden.status ?? 200,
    {
      'content-type': golden.type ?? 'application/json',
      ...(golden.encoding ? { 'content-encoding': golden.encoding } : {}),
    },
    () => {},
  )
  if (first > 0) await meter.push(bytes.subarray(0, first))
  for (const piece of piecesOf(bytes.subarray(first), rest)) await meter.push(piece)
  if (!golden.isCut) await meter.end()
  return meter.result(() => 77)
}

const answers = goldens.filter(({ messages }) => !messages)

it.each(answers)('$provider $path: $name: the same in pieces of 1, 2, 3, 7 and 64 bytes', async (golden) => {
  const whole = await metered(golden, [0, 1e6])
  for (const size of [1, 2, 3, 7, 64]) expect(await metered(golden, [0, size])).toEqual(whole)
})

const names = [
  'a stream with CRLF, comments and pings',
  'a stream: deltas overwrite',
  'a stream that is one JSON array',
  'a stream that completes',
]

it.each(answers.filter(({ name }) => names.includes(name)))(
  '$provider: $name: the same, cut in two at each byte',
  async (golden) => {
    const whole = await metered(golden, [0, 1e6])
    const { length } = bytesOf(golden)
    for (let at = 1; at < length; at++) expect(await metered(golden, [at, 1e6])).toEqual(whole)
  },
)

it('keeps nothing of what is said', async () => {
  const results = await Promise.all(answers.map((golden) => metered(golden, [0, 1e6])))
  expect(JSON.stringify(results)).not.toMatch(/Hello|world|Oslo|Let me|parcel|xxxx|city/)
})
