import { onTestFinished } from 'vitest'
import type { RouteInput, RouteMatch } from '../../../../src/shared/contract/routes.ts'
import { startEngine, type TestEngine } from '../../../support/engine.ts'
import { startUpstream, type Upstream } from '../../../support/markers-upstream.ts'

interface Answered {
  readonly status: number
  readonly body: { readonly error?: { readonly code?: string; readonly message: string } }
}

export interface RoutedEngine {
  readonly engine: TestEngine
  readonly upstreams: ReadonlyMap<string, Upstream>
  /** Who was asked since the start, and for which model, in order. */
  asked(): string[]
  ask(body: object, path?: string, key?: string): Promise<Answered>
}

/** An engine with servers of these names behind it, each of which answers anything that Chat Completions ask. */
export async function startRouted(names: readonly string[]): Promise<RoutedEngine> {
  const engine = await startEngine()
  onTestFinished(engine.stop)
  const asked: string[] = []
  const upstreams = new Map<string, Upstream>()
  for (const name of names) {
    const upstream = await startUpstream((seen, res) => {
      asked.push(`${name}: ${/"model":"(.*?)"/.exec(seen.body.toString())?.[1]}`)
      res.writeHead(200, { 'content-type': 'application/json' })
      res.end('{"choices":[]}')
    })
    onTestFinished(upstream.close)
    upstreams.set(name, upstream)
    await engine.core.client.providers.add({ kind: 'compatible', name, base_url: `${upstream.origin}/v1` })
  }
  return {
    engine,
    upstreams,
    asked: () => asked,
    async ask(body, path = '/v1/chat/completions', key = engine.key) {
      const answer = await fetch(engine.proxy + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return { status: answer.status, body: (await answer.json()) as Answered['body'] }
    },
  }
}

/** `a/x`, or `a/x*3` with a weight. */
export function leads(match: Partial<RouteMatch> & { readonly model: string }, ...targets: string[]): RouteInput {
  const any = { format: null, client_key_id: null, project: null, kind: null, min_input_tokens: null }
  return {
    match: { ...any, ...match },
    targets: targets.map((text) => {
      const [, to = text, weight] = /^(.*[^/])\*(\d+)$/.exec(text) ?? []
      return { to, weight: weight === undefined ? null : Number(weight) }
    }),
  }
}
