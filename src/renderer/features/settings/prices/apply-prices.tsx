import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Repricing } from '../../../../shared/contract/prices.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { SelectField } from '../../../components/field.tsx'
import { useApi } from '../../../data/api.tsx'
import { asAppError } from '../../../data/request-error.ts'
import { useCancellable } from '../../../data/use-cancellable.ts'
import { formatSum } from '../../../format/money.ts'
import { formatCount } from '../../../format/number.ts'

const DAY_MS = 86_400_000
const DAYS = [7, 30, 90] as const

/** A long job: it tells how far it is, and ends with the dialog or by its button. */
export function ApplyPrices({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation()
  const { client } = useApi()
  const [days, setDays] = useState('')
  const [state, setState] = useState<Repricing | null>(null)
  const job = useCancellable(async (_: null, signal) => {
    setState(null)
    const scope = days === '' ? {} : { since: Date.now() - Number(days) * DAY_MS }
    for await (const now of await client.prices.apply(scope, { signal })) setState(now)
  })
  return (
    <Dialog
      open
      sticky
      onClose={onClose}
      title={t('price_apply_title')}
      description={t('price_apply_text')}
      width="max-w-md"
    >
      <div className="space-y-4">
        <SelectField
          label={t('price_apply_since')}
          value={days}
          disabled={job.isRunning}
          onChange={({ target }) => setDays(target.value)}
        >
          <option value="">{t('price_apply_all')}</option>
          {DAYS.map((count) => (
            <option key={count} value={count}>
              {t('price_apply_days', { count })}
            </option>
          ))}
        </SelectField>
        {/* Its place is kept, so that nothing jumps when it begins. */}
        <div role="status" className="min-h-10">
          {job.isCancelled ? t('price_apply_cancelled') : state !== null && <Progress state={state} />}
        </div>
        {job.error !== null && <ErrorState error={asAppError(job.error)} />}
        <div className="flex justify-end gap-2">
          {job.isRunning ? (
            <Button onClick={job.cancel}>{common('cancel')}</Button>
          ) : (
            <Button onClick={onClose}>{common('close')}</Button>
          )}
          <Button look="primary" busy={job.isRunning} onClick={() => job.start(null)}>
            {t('price_apply_start')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function Progress({ state }: { state: Repricing }) {
  const { t } = useTranslation('settings')
  const { checked, changed, newly_priced, difference_nano_usd: difference, done } = state
  const figures = { checked: formatCount(checked), changed: formatCount(changed) }
  if (!done) return t('price_applying', figures)
  if (changed === 0) return t('price_applied_none', { formatted: figures.checked })
  const amount = `${difference < 0 ? '−' : '+'}${formatSum(Math.abs(difference))}`
  return t('price_applied', { ...figures, difference: amount, priced: formatCount(newly_priced) })
}
