import { useQuery } from '@tanstack/react-query'
import { useController, useFormContext } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Limits } from '../../../shared/contract/limits.ts'
import { checked } from '../../components/checked.ts'
import { TextField } from '../../components/field.tsx'
import { firstIssue } from '../../components/first-issue.ts'
import { ListField } from '../../components/list-field.tsx'
import { useApi } from '../../data/api.tsx'
import { nanoUsdIn } from '../../format/dollar-text.ts'
import { formatDollars } from '../../format/money.ts'
import { formatCount } from '../../format/number.ts'
import {
  countIn,
  type LimitAmount,
  type LimitInput,
  type ListName,
  limitAmounts,
  limitLists,
  limitSchemas,
} from './limit-input.ts'

interface WithLimits {
  readonly limits: LimitInput
}

interface LimitFieldsProps {
  /** What holds where a field stays empty: the plan's. */
  readonly otherwise?: Limits
}

/** Every limit there is, of a key or a plan, for a form whose values have `limits`. */
export function LimitFields({ otherwise = {} }: LimitFieldsProps) {
  const { t } = useTranslation('clientKeys')
  return (
    <div className="space-y-4">
      {(['rate', 'budget'] as const).map((group) => (
        <fieldset key={group} className="min-w-0">
          <legend className="mb-1 text-muted text-sm">{t(`limits_${group}`)}</legend>
          <div className="grid gap-3 sm:grid-cols-2">
            {limitAmounts
              .filter((amount) => amount.of === group)
              .map((amount) => (
                <AmountField key={amount.name} amount={amount} otherwise={otherwise[amount.name]} />
              ))}
          </div>
        </fieldset>
      ))}
      <fieldset className="min-w-0">
        <legend className="mb-1 text-muted text-sm">{t('limits_allowed')}</legend>
        <div className="space-y-3">
          {limitLists.map((name) => (
            <AllowField key={name} name={name} otherwise={otherwise[name]} />
          ))}
        </div>
      </fieldset>
    </div>
  )
}

function AmountField({ amount, otherwise }: { amount: LimitAmount; otherwise: number | undefined }) {
  const { t } = useTranslation('clientKeys')
  const { register, formState } = useFormContext<WithLimits>()
  const { name, in: unit } = amount
  const read = unit === 'usd' ? nanoUsdIn : countIn
  const format = unit === 'usd' ? formatDollars : formatCount
  const validate = checked(read, t(unit === 'usd' ? 'not_dollars' : 'not_a_count'), limitSchemas[name])
  return (
    <TextField
      label={t(name)}
      inputMode={unit === 'usd' ? 'decimal' : 'numeric'}
      placeholder={otherwise === undefined ? t('no_limit') : t('as_plan', { value: format(otherwise) })}
      error={formState.errors.limits?.[name]?.message}
      {...register(`limits.${name}`, { validate })}
    />
  )
}

function AllowField({ name, otherwise }: { name: ListName; otherwise: readonly string[] | undefined }) {
  const { t } = useTranslation('clientKeys')
  const suggestions = useSuggestions(name)
  const schema = limitSchemas[name]
  const { field, fieldState } = useController<WithLimits, `limits.${ListName}`>({
    name: `limits.${name}`,
    // The fields are of several forms, and each has it as a list of its own.
    rules: { validate: (list: readonly string[]) => list.length === 0 || firstIssue(schema, list) },
  })
  return (
    <ListField
      ref={field.ref}
      label={t(name)}
      hint={t(`${name}_hint`)}
      placeholder={otherwise === undefined ? t('any') : t('as_plan', { value: otherwise.join(', ') })}
      value={field.value}
      onChange={field.onChange}
      suggestions={suggestions}
      wrong={(entry) => {
        const issue = firstIssue(schema, [entry])
        return issue === true ? null : issue
      }}
      error={fieldState.error?.message}
    />
  )
}

/** What is there to be named: providers as they are set up, models as they were used. */
function useSuggestions(name: ListName): readonly string[] {
  const { queries } = useApi()
  const providers = useQuery(queries.providers.list.queryOptions({ enabled: name === 'allow_providers' }))
  const prices = useQuery(queries.prices.list.queryOptions({ input: {}, enabled: name === 'allow_models' }))
  switch (name) {
    case 'allow_providers':
      return (providers.data ?? []).map((provider) => provider.name)
    case 'allow_models':
      return [...new Set((prices.data?.in_force ?? []).map(({ model }) => model))]
    case 'allow_endpoints':
      return ENDPOINTS
  }
}

/** Operations by the engine's names, and the endpoints that tools use most. */
const ENDPOINTS = [
  'chat',
  'embeddings',
  '/v1/chat/completions',
  '/v1/responses',
  '/v1/messages',
  '/v1/images/*',
] as const
