import type { RouteInput, RouteMatch } from '../../../src/shared/contract/routes.ts'
import type { Waybill } from './waybill.ts'

const any: RouteMatch = {
  model: '*',
  format: null,
  client_key_id: null,
  project: null,
  kind: null,
  min_input_tokens: null,
}

/** As the page itself would: a command would be a process more for each. */
async function call<T>({ dashboard }: Waybill, path: string, input: unknown): Promise<T> {
  const { origin, hash } = new URL(dashboard)
  const answer = await fetch(`${origin}/rpc/routes/${path}`, {
    method: 'POST',
    headers: { 'x-waybill-token': hash.slice('#token='.length), 'content-type': 'application/json' },
    body: JSON.stringify({ json: input }),
  })
  const { json } = (await answer.json()) as { json: T }
  if (!answer.ok) throw new Error(`routes/${path}: ${JSON.stringify(json)}`)
  return json
}

/** Behind the others. */
export async function addRoute(
  waybill: Waybill,
  match: Partial<RouteMatch>,
  targets: readonly string[],
): Promise<void> {
  const route: RouteInput = { match: { ...any, ...match }, targets: targets.map((to) => ({ to, weight: null })) }
  await call(waybill, 'add', route)
}

export async function removeRoutes(waybill: Waybill): Promise<void> {
  for (const { id } of await call<{ id: string }[]>(waybill, 'list', undefined)) await call(waybill, 'remove', { id })
}
