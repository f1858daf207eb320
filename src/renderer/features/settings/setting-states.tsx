import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react'
import type { SettingName } from '../../../shared/contract/settings.ts'
import type { AppError } from '../../../shared/errors.ts'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { tellFailure } from '../../data/tell-failure.ts'

/** How one setting's field stands. */
export interface SettingState {
  /** What is typed and not saved; null: the field shows the setting. */
  readonly draft: string | null
  /** The draft that the engine was asked to take: it is not asked twice for the same. */
  readonly sent: string | null
  readonly isSaving: boolean
  readonly refusal: AppError | null
}

const AT_REST: SettingState = { draft: null, sent: null, isSaving: false, refusal: null }

interface SettingStates {
  readonly of: (name: SettingName) => SettingState
  /** The one that was saved last: what says so beside its field. */
  readonly savedLast: SettingName | null
  readonly type: (name: SettingName, draft: string | null) => void
  /** `draft` is what the value was read from; null where it was chosen and not typed. */
  readonly save: (name: SettingName, value: unknown, draft: string | null) => void
}

const Context = createContext<SettingStates | null>(null)

/** Kept around all parts of the screen: what is typed, or was refused, is there again when one comes back to its part. */
export function SettingStatesProvider({ children }: { children: ReactNode }) {
  const { client, queries, queryClient } = useApi()
  const [states, setStates] = useState<Partial<Record<SettingName, SettingState>>>({})
  const [savedLast, setSavedLast] = useState<SettingName | null>(null)
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  const value = useMemo<SettingStates>(() => {
    const put = (name: SettingName, next: (state: SettingState) => Partial<SettingState>) =>
      setStates((all) => {
        const state = all[name] ?? AT_REST
        return { ...all, [name]: { ...state, ...next(state) } }
      })
    const ask = async (name: SettingName, wanted: unknown, draft: string | null) => {
      put(name, () => ({ isSaving: true, sent: draft, refusal: null }))
      setSavedLast(null)
      try {
        const { settings } = await client.settings.set({ name, value: wanted })
        queryClient.setQueryData(queries.settings.get.queryKey(), settings)
        const told = [queries.system.key(), queries.metrics.key(), queries.limits.key()]
        await Promise.all(told.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
        // What was typed on meanwhile is not what was saved.
        put(name, (state) => ({ isSaving: false, sent: null, draft: state.draft === draft ? null : state.draft }))
        setSavedLast(name)
      } catch (thrown) {
        put(name, () => ({ isSaving: false, refusal: asAppError(thrown) }))
        // The screen was left with it: there is no field any more to say it beside.
        if (!isHere.current) tellFailure(thrown)
      }
    }
    return {
      of: (name) => states[name] ?? AT_REST,
      savedLast,
      type: (name, draft) => {
        put(name, () => ({ draft, refusal: null, sent: null }))
        setSavedLast(null)
      },
      save: (name, wanted, draft) => void ask(name, wanted, draft),
    }
  }, [states, savedLast, client, queries, queryClient])
  return <Context value={value}>{children}</Context>
}

export function useSettingStates(): SettingStates {
  const states = use(Context)
  if (states === null) throw new Error('A setting was rendered outside of SettingStatesProvider.')
  return states
}
