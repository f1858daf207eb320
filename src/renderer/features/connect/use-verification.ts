import { useState } from 'react'
import type { ToolId, Verification } from '../../../shared/contract/connect.ts'
import { useApi } from '../../data/api.tsx'
import { type Cancellable, useCancellable } from '../../data/use-cancellable.ts'

export type SeenRequest = Extract<Verification, { state: 'seen' }>

export interface ToolVerification extends Cancellable<void> {
  /** Since when it waits, in UTC milliseconds; null until the engine says that it does. */
  readonly since: number | null
  readonly seen: SeenRequest | null
}

/** Watches for a tool's next request. It ends with the component that holds it, on both sides. */
export function useVerification(tool: ToolId): ToolVerification {
  const { client } = useApi()
  const [latest, setLatest] = useState<Verification | null>(null)
  const job = useCancellable<void>(async (_, signal) => {
    setLatest(null)
    for await (const step of await client.connect.verify({ tool }, { signal })) setLatest(step)
  })
  return {
    ...job,
    since: latest?.state === 'waiting' ? latest.since : null,
    seen: latest?.state === 'seen' ? latest : null,
  }
}
