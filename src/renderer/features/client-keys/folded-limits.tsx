import { type ReactNode, useEffect, useState } from 'react'
import { useFormState } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { LimitInput } from './limit-input.ts'

/** Folded away: most keys need none. It opens by itself where one of its fields has to be corrected. */
export function FoldedLimits({ initially, children }: { readonly initially: boolean; readonly children: ReactNode }) {
  const { t } = useTranslation('clientKeys')
  const { errors, submitCount } = useFormState<{ limits: LimitInput }>()
  const [open, setOpen] = useState(initially)
  const wrong = errors.limits !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that it is sent off, and not only the first
  useEffect(() => {
    if (wrong) setOpen(true)
  }, [wrong, submitCount])
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className="rounded-md border px-3">
      <summary className="-mx-3 rounded-md px-3 py-1.5 font-medium">
        {t('limits')} <span className="font-normal text-muted">{t('limits_hint')}</span>
      </summary>
      <div className="pt-1 pb-3">{children}</div>
    </details>
  )
}
