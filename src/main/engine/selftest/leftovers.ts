import { toolOf, VISITOR_ID } from './visitors.ts'

export interface Visit {
  readonly client_key_id: string
  readonly tool: string
  readonly since: number
}

/** All that is known of a visit, by the id of its key: `selftest-` and a UUIDv7, which begins with its moment. */
export function visitOf(clientKeyId: string): Visit {
  const uuid = clientKeyId.slice(VISITOR_ID.length)
  return {
    client_key_id: clientKeyId,
    tool: toolOf(clientKeyId),
    since: Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16) || 0,
  }
}

/** What a kill in the middle of a self-test has left is erased at the next start. */
export async function eraseLeftovers(visits: {
  left(beginning: string): string[]
  erase(visit: Visit): Promise<unknown>
}): Promise<void> {
  for (const clientKeyId of visits.left(VISITOR_ID)) await visits.erase(visitOf(clientKeyId))
}
