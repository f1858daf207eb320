import { useEffect, useRef } from 'react'
import type { SettingName } from '../../../shared/contract/settings.ts'
import { useSettingStates } from './setting-states.tsx'

/**
 * A field that is typed into: saved on leaving it and by Enter, put back by Escape. `shown` is the setting as text, `read`
 * the value that a text means; null: nothing is to be saved.
 */
export function useTypedSetting(
  name: SettingName,
  shown: string,
  read: (text: string) => { readonly value: unknown } | null,
) {
  const { of, type, save } = useSettingStates()
  const { draft, sent, refusal } = of(name)
  const commit = (isAsked: boolean) => {
    if (draft === null || (draft === sent && !(isAsked && refusal !== null))) return
    const wanted = draft.trim() === shown ? null : read(draft.trim())
    if (wanted === null) type(name, null)
    else save(name, wanted.value, draft)
  }
  // By a shortcut one leaves a screen without leaving its field first.
  const leave = useRef(commit)
  leave.current = commit
  useEffect(() => () => leave.current(false), [])
  return {
    value: draft ?? shown,
    onChange: (event: { readonly target: { readonly value: string } }) => type(name, event.target.value),
    onBlur: () => commit(false),
    onKeyDown: (event: { readonly key: string; preventDefault(): void }) => {
      if (event.key === 'Enter') {
        event.preventDefault()
        commit(true)
      }
      if (event.key === 'Escape') type(name, null)
    },
  }
}
