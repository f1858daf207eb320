import { useCallback, useState } from 'react'
import type { ProviderTestResult } from '../../../shared/contract/providers.ts'
import type { AppError } from '../../../shared/errors.ts'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'

export type ProviderTest =
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly result: ProviderTestResult }
  | { readonly state: 'failed'; readonly error: AppError }

/** The tests run since the screen was opened, by provider; each can be run while another is. */
export function useProviderTests() {
  const { client } = useApi()
  const [tests, setTests] = useState<Readonly<Record<string, ProviderTest>>>({})
  const set = useCallback((name: string, test: ProviderTest) => setTests((all) => ({ ...all, [name]: test })), [])
  const test = useCallback(
    async (name: string) => {
      set(name, { state: 'running' })
      try {
        set(name, { state: 'done', result: await client.providers.test({ name }) })
      } catch (error) {
        set(name, { state: 'failed', error: asAppError(error) })
      }
    },
    [client, set],
  )
  const dismiss = useCallback((name: string) => setTests(({ [name]: _, ...rest }) => rest), [])
  return { tests, test, dismiss }
}
