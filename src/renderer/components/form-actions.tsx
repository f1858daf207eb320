import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../shared/errors.ts'
import { Button } from './button.tsx'
import { ErrorState } from './error-state.tsx'

/** The end of a dialog's form, which stays in sight however long the form is: what went wrong, and its two buttons. */
export function FormActions({
  submit,
  busy,
  error,
  onCancel,
  children,
}: {
  readonly submit: string
  readonly busy: boolean
  readonly error: AppError | null
  readonly onCancel: () => void
  /** At the left of the buttons. */
  readonly children?: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <div className="sticky -bottom-4 -mx-4 -mb-4 space-y-3 rounded-b-lg border-t bg-raised px-4 py-3">
      {error !== null && <ErrorState error={error} />}
      <div className="flex items-center justify-end gap-2">
        {children !== undefined && <div className="mr-auto min-w-0">{children}</div>}
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {submit}
        </Button>
      </div>
    </div>
  )
}
