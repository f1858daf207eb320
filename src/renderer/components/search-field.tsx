import { useEffect, useEffectEvent, useState } from 'react'
import { classNames } from './class-names.ts'
import { controlLook } from './control-look.ts'

const TYPING_MS = 150

interface SearchFieldProps {
  readonly label: string
  /** What the address says is searched for; undefined: nothing. */
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly maxLength: number
  readonly className: string
  /** The id of what it offers while one types (`Suggestions`). */
  readonly list?: string
}

/** What is typed stands in the field at once, and in the address when the reader pauses: the caret stays where it is. */
export function SearchField({ label, value, onChange, maxLength, className, list }: SearchFieldProps) {
  const [typed, setTyped] = useState(value ?? '')
  const [said, setSaid] = useState(value)
  // Changed from outside (cleared, or by a link): follow it.
  if (said !== value) {
    setSaid(value)
    if ((typed.trim() || undefined) !== value) setTyped(value ?? '')
  }
  const wanted = typed.trim() || undefined
  const change = useEffectEvent(onChange)
  useEffect(() => {
    if (wanted === value) return
    const timer = setTimeout(() => change(wanted), TYPING_MS)
    return () => clearTimeout(timer)
  }, [wanted, value])
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      spellCheck={false}
      maxLength={maxLength}
      list={list}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      className={classNames(controlLook, className)}
    />
  )
}
