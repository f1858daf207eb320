import { AlertDialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../shared/errors.ts'
import { Button } from './button.tsx'
import { ErrorState } from './error-state.tsx'
import { useFocusReturn } from './use-focus-return.ts'

export interface ConfirmDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void
  readonly title: string
  /** What will happen, and what will not. */
  readonly children: ReactNode
  readonly confirm: string
  readonly busy: boolean
  readonly error: AppError | null
  /** Red, but where nothing is lost by it. */
  readonly look?: 'danger' | 'primary'
}

/** Asks before something that cannot be undone; focus starts on Cancel. */
export function ConfirmDialog({
  open,
  onClose,
  onConfirm,
  title,
  children,
  confirm,
  busy,
  error,
  look = 'danger',
}: ConfirmDialogProps) {
  const { t } = useTranslation()
  const focusReturn = useFocusReturn()
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fade-in fixed inset-0 z-40 bg-scrim" />
        <AlertDialog.Content
          {...focusReturn}
          className="fade-in fixed top-[16vh] left-1/2 z-50 w-[calc(100vw-1.5rem)] max-w-md -translate-x-1/2 rounded-lg border border-line bg-raised p-4 shadow-pop"
        >
          <AlertDialog.Title className="font-semibold text-lg">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="mt-1 space-y-2 text-muted">{children}</div>
          </AlertDialog.Description>
          {error !== null && (
            <div className="mt-3">
              <ErrorState error={error} />
            </div>
          )}
          <div className="mt-4 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{t('cancel')}</Button>
            </AlertDialog.Cancel>
            <Button look={look} busy={busy} onClick={onConfirm}>
              {confirm}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
