import { useCallback, useState } from 'react'
import type { ProviderTestResult } from '../../../shared/contract/providers.ts'
import type { AppError } from '../../../shared/errors.ts'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'

export type ProviderTest =
  | { readonly state: 'running' }
  | { readonly state: 'done'; readonly result: ProviderTestResult }
  | { readonly state: 'failed'; readonly error: AppError }

export interface ProviderTests {
  readonly tests: Readonly<Record<string, ProviderTest>>
  readonly test: (name: string, keyId?: string) => Promise<void>
  readonly dismiss: (tested: string) => void
}

/** The tests run since the screen was opened, by provider or, where one of several keys is tested, by its id; each can be run while another is. */
export function useProviderTests(): ProviderTests {
  const { client } = useApi()
  const [tests, setTests] = useState<Readonly<Record<string, ProviderTest>>>({})
  const set = useCallback((name: string, test: ProviderTest) => setTests((all) => ({ ...all, [name]: test })), [])
  const test = useCallback(
    async (name: string, keyId?: string) => {
      const tested = keyId ?? name
      set(tested, { state: 'running' })
      try {
        const result = await client.providers.test({ name, ...(keyId === undefined ? {} : { key_id: keyId }) })
        set(tested, { state: 'done', result })
      } catch (error) {
        set(tested, { state: 'failed', error: asAppError(error) })
      }
    },
    [client, set],
  )
  const dismiss = useCallback((tested: string) => setTests(({ [tested]: _, ...rest }) => rest), [])
  return { tests, test, dismiss }
}
