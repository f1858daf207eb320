import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { FieldErrors, UseFormRegister } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { SelectField, TextAreaField, TextField } from '../../components/field.tsx'
import { useApi } from '../../data/api.tsx'
import { checked, countIn, daysIn, type KeyInput, limitSchemas, namesIn, nanoUsdIn } from './key-input.ts'

/** Folded away: most keys need none. It opens by itself where one of its fields has to be corrected. */
export function LimitFields({
  register,
  errors,
}: {
  readonly register: UseFormRegister<KeyInput>
  readonly errors: FieldErrors<KeyInput>
}) {
  const { t } = useTranslation('clientKeys')
  const { queries } = useApi()
  const plans = useQuery(queries.plans.list.queryOptions()).data ?? []
  const [open, setOpen] = useState(false)
  const wrong = [
    errors.budgetDay,
    errors.budgetMonth,
    errors.requestsPerMinute,
    errors.expiresDays,
    errors.allowModels,
  ].some((error) => error !== undefined)
  useEffect(() => {
    if (wrong) setOpen(true)
  }, [wrong])
  const usd = (schema: typeof limitSchemas.budget_day_nano_usd) => ({
    validate: checked(nanoUsdIn, t('not_dollars'), schema),
  })
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className="rounded-md border px-3">
      <summary className="-mx-3 rounded-md px-3 py-1.5 font-medium">
        {t('limits')} <span className="font-normal text-muted">{t('limits_hint')}</span>
      </summary>
      <div className="grid gap-3 pt-1 pb-3 sm:grid-cols-2">
        <TextField
          label={t('budget_day')}
          inputMode="decimal"
          placeholder={t('no_limit')}
          error={errors.budgetDay?.message}
          {...register('budgetDay', usd(limitSchemas.budget_day_nano_usd))}
        />
        <TextField
          label={t('budget_month')}
          inputMode="decimal"
          placeholder={t('no_limit')}
          error={errors.budgetMonth?.message}
          {...register('budgetMonth', usd(limitSchemas.budget_month_nano_usd))}
        />
        <TextField
          label={t('requests_per_minute')}
          inputMode="numeric"
          placeholder={t('no_limit')}
          error={errors.requestsPerMinute?.message}
          {...register('requestsPerMinute', {
            validate: checked(countIn, t('not_a_count'), limitSchemas.requests_per_minute),
          })}
        />
        <TextField
          label={t('expires_days')}
          inputMode="numeric"
          placeholder={t('never_expires')}
          error={errors.expiresDays?.message}
          {...register('expiresDays', {
            validate: (text) => text.trim() === '' || daysIn(text) !== null || t('not_days'),
          })}
        />
        <div className="sm:col-span-2">
          <TextAreaField
            label={t('allow_models')}
            hint={t('allow_models_hint')}
            rows={2}
            placeholder={t('any_model')}
            error={errors.allowModels?.message}
            {...register('allowModels', {
              validate: checked(namesIn, t('allow_models_hint'), limitSchemas.allow_models),
            })}
          />
        </div>
        {plans.length > 0 && (
          <div className="sm:col-span-2">
            <SelectField label={t('plan')} hint={t('plan_hint')} {...register('plan')}>
              <option value="">{t('no_plan')}</option>
              {plans.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </SelectField>
          </div>
        )}
      </div>
    </details>
  )
}
