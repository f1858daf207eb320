import { type ReactNode, useEffect, useState } from 'react'
import { useFormState } from 'react-hook-form'

interface FoldedFieldsProps {
  readonly title: ReactNode
  /** Whether they are in sight from the start. */
  readonly initially: boolean
  /** The names of the fields in it, in the form around it. */
  readonly names: readonly string[]
  readonly children: ReactNode
}

/** Fields that most do without. It opens by itself where one of them has to be corrected. */
export function FoldedFields({ title, initially, names, children }: FoldedFieldsProps) {
  const { errors, submitCount } = useFormState()
  const [open, setOpen] = useState(initially)
  const wrong = names.some((name) => name in errors)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that it is sent off, and not only the first
  useEffect(() => {
    if (wrong) setOpen(true)
  }, [wrong, submitCount])
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className="rounded-md border px-3">
      <summary className="-mx-3 rounded-md px-3 py-1.5 font-medium">{title}</summary>
      <div className="pt-1 pb-3">{children}</div>
    </details>
  )
}
