import { useState } from 'react'
import { controlLook } from '../../components/control-look.ts'
import { dayIn } from './usage-search.ts'

/** A day of the calendar. What is half typed stays; only a whole day is told on. */
export function DateField({
  label,
  value,
  min,
  max,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly min?: string
  readonly max: string
  readonly onChange: (day: string) => void
}) {
  const [typed, setTyped] = useState(value)
  const [said, setSaid] = useState(value)
  // Changed from outside, by a link or the other field: follow it.
  if (said !== value) {
    setSaid(value)
    setTyped(value)
  }
  return (
    <label className="flex items-center gap-1.5 text-muted">
      {label}
      <input
        type="date"
        value={typed}
        min={min ?? '2000-01-01'}
        max={max}
        onChange={({ target }) => {
          setTyped(target.value)
          if (dayIn(target.value) !== undefined && target.validity.valid) onChange(target.value)
        }}
        className={`${controlLook} w-auto! text-ink`}
      />
    </label>
  )
}
