import { useTranslation } from 'react-i18next'
import type { AppError } from '../../shared/errors.ts'
import { Button } from './button.tsx'
import { CopyButton } from './copy-button.tsx'
import { StateMark } from './state-mark.tsx'

/** What went wrong, what to do about it, and a code to copy. */
export function ErrorState({ error, onRetry }: { readonly error: AppError; readonly onRetry?: () => void }) {
  const { t } = useTranslation()
  return (
    <div role="alert" className="flex items-start gap-2.5 rounded-md bg-bad-soft px-3 py-2">
      <StateMark shape="triangle" tone="bad" className="mt-1.25" />
      <div className="min-w-0 flex-1">
        <p className="break-words font-medium">{error.message}</p>
        <p className="break-words text-muted">{error.action}</p>
        <p className="mt-1 flex items-center gap-1 text-muted text-sm">
          {t('error_code')} <code className="font-mono text-ink">{error.code}</code>
          <CopyButton text={error.code} what={t('error_code_what')} className="-my-1" />
        </p>
      </div>
      {onRetry !== undefined && <Button onClick={onRetry}>{t('retry')}</Button>}
    </div>
  )
}
