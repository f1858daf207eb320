import { expect } from 'vitest'
import type { ExchangeRow } from '../../src/shared/exchange-row.ts'
import { askOf, refusalIn, type SpokenDialect } from '../main/engine/bad-input/tool.ts'
import { ask, type Told } from '../main/engine/privacy/ask.ts'
import { startEngine, type TestEngine } from '../support/engine.ts'
import { type Call, type ScriptedProvider, startScriptedProvider } from '../support/scripted-provider.ts'
import { tell } from '../support/tell.ts'
import type { WholeAnswer } from './cut-answer.ts'

export const ENDINGS = ['reset', 'end'] as const
/** How the provider's connection ends: by RST, or by FIN. */
export type Ending = (typeof ENDINGS)[number]

/** After so many bytes of an answer. */
export interface Cut {
  readonly at: number
  readonly ending: Ending
}

/** What a tool had after all: null, where it waited for more than ten seconds. */
export type Had = Told | null

const HUNG_MS = 10_000
const AT_ONCE = 8
/** No more rows are listed at once than a thousand. */
const BATCH = 500

export interface CuttingWorld {
  readonly engine: TestEngine
  readonly provider: ScriptedProvider
  close(): Promise<void>
}

/** An engine whose three providers are one, which does what the model's name says: `cut-END-AT`, of the answer in hand. */
export async function startCutting(answerOf: () => Buffer): Promise<CuttingWorld> {
  const provider = await startScriptedProvider((call) => cut(call, answerOf()))
  const engine = await startEngine()
  for (const [kind, version] of Object.entries({ openai: '/v1', anthropic: '', gemini: '/v1beta' })) {
    const base_url = provider.origin + version
    await engine.core.client.providers.add({ kind, base_url, key: 'sk-provider-0123456789-abcdefghijklmnop' })
  }
  return {
    engine,
    provider,
    async close() {
      await engine.stop()
      await provider.close()
    },
  }
}

function cut({ socket, head, body }: Call, answer: Buffer): void {
  const [, ending, at] = /cut-(reset|end)-(\d+)/.exec(head + body) ?? []
  const end = () => (ending === 'reset' ? socket.resetAndDestroy() : socket.end())
  if (ending === undefined) socket.write(answer)
  else if (at === '0') end()
  else socket.write(answer.subarray(0, Number(at)), end)
}

/** Every so many bytes, and around the end of the head and of all. */
export function cutsOf({ bytes }: Pick<WholeAnswer, 'bytes'>, step: number): readonly Cut[] {
  const headEnd = bytes.indexOf('\r\n\r\n')
  const near = (at: number) => Math.abs(at - headEnd) < 6 || bytes.length - at < 8
  const places = Array.from({ length: bytes.length + 1 }, (_, at) => at).filter((at) => at % step === 0 || near(at))
  return places.flatMap((at) => ENDINGS.map((ending) => ({ at, ending })))
}

interface Asked {
  readonly dialect: SpokenDialect
  readonly stream: boolean
  /** Before the model's name, where its provider is another than the dialect's own. */
  readonly prefix?: string
}
type Judge = (cut: Cut, had: Told, row: ExchangeRow) => void

/** Asks once for each cut, some at a time, and hands over what the tool had and what was written down. */
export async function tryCuts(world: CuttingWorld, cuts: readonly Cut[], asked: Asked, judge: Judge): Promise<void> {
  for (let at = 0; at < cuts.length; at += BATCH) await tryBatch(world, cuts.slice(at, at + BATCH), asked, judge)
}

async function tryBatch({ engine }: CuttingWorld, cuts: readonly Cut[], asked: Asked, judge: Judge): Promise<void> {
  const began = Date.now()
  const all: { readonly cut: Cut; readonly model: string; readonly had: Had }[] = []
  const left = [...cuts]
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const model = `${asked.prefix ?? ''}cut-${next.ending}-${next.at}`
      const request = askOf(asked.dialect, { model, stream: asked.stream, provider: asked.prefix ? '' : asked.dialect })
      all.push({ cut: next, model, had: await bounded(ask(engine.proxy, engine.key, request)) })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  await expect.poll(async () => (await engine.core.client.system.status()).running_exchanges).toBe(0)
  const rows = new Map<string, ExchangeRow>()
  for (const row of await engine.rows()) if (row.started_at >= began) rows.set(row.request_model ?? '', row)
  const hung = all.filter(({ had }) => had === null)
  const lost = all.filter(({ model }) => !rows.has(model))
  tell({ tried: all.length, hung: hung.length, lost: lost.length })
  expect({ hung: hung.map(({ model }) => model), lost: lost.map(({ model }) => model) }).toEqual({ hung: [], lost: [] })
  for (const { cut, model, had } of all) judge(cut, had as Told, rows.get(model) as ExchangeRow)
}

export async function bounded<Value>(promise: Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), HUNG_MS)
  })
  const value = await Promise.race([promise, late])
  clearTimeout(timer)
  return value
}

/** The one rule: all of it, or an error in the tool's own dialect, or a broken answer. And the row says which. */
export function expectHonest(
  whole: WholeAnswer,
  { at, ending }: Cut,
  dialect: SpokenDialect,
  had: Told,
  row: ExchangeRow,
) {
  const where = `${whole.name}, ${ending} after ${at} of ${whole.bytes.length} bytes`
  const headEnd = whole.bytes.indexOf('\r\n\r\n') + 4
  if (at < headEnd) {
    const { status, kind } = refusalIn(dialect, had)
    expect([where, had.whole, status, kind !== '']).toEqual([where, true, 502, true])
    expect([where, row.status_code, row.ended_by, row.error_type]).toEqual([
      where,
      502,
      'upstream',
      'provider_unreachable',
    ])
    return
  }
  const came = at - headEnd
  const isWhole = whole.endsWithConnection ? ending === 'end' : at === whole.bytes.length
  expect([where, had.whole]).toEqual([where, isWhole])
  // A head that was still to go out when the connection broke never does: the tool's own breaks without a byte.
  expect([where, [200, ...(had.body.length === 0 ? [null] : [])]]).toEqual([
    where,
    expect.arrayContaining([had.status]),
  ])
  if (isWhole) expect(had.body.equals(whole.endsWithConnection ? whole.body.subarray(0, came) : whole.body)).toBe(true)
  else expect([where, whole.body.subarray(0, had.body.length).equals(had.body)]).toEqual([where, true])
  const endedBy = isWhole ? ['complete'] : at >= whole.saidAt ? ['complete', 'upstream'] : ['upstream']
  expect([where, row.status_code, endedBy.includes(row.ended_by ?? '')]).toEqual([where, 200, true])
  // Of what was written last, a reset may take some back.
  expect(row.response_bytes).toBeGreaterThanOrEqual(had.body.length)
  expect(row.response_bytes).toBeLessThanOrEqual(Math.max(came, had.body.length))
}
