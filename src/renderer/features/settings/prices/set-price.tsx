import { useMutation, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import { newPrice, type OwnPrice, type PriceRateName, priceRateNames } from '../../../../shared/contract/prices.ts'
import { checked } from '../../../components/checked.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/field.tsx'
import { firstIssue } from '../../../components/first-issue.ts'
import { FoldedFields } from '../../../components/folded-fields.tsx'
import { FormActions } from '../../../components/form-actions.tsx'
import { useApi } from '../../../data/api.tsx'
import { asAppError } from '../../../data/request-error.ts'
import { dollarText, nanoUsdIn } from '../../../format/dollar-text.ts'
import { nameOf, type PriceName } from './price-name.ts'

type Input = Record<PriceRateName, string> & { readonly provider: string; readonly model: string }

/** In sight at once; the others are folded away. */
const FIRST: readonly PriceRateName[] = [
  'input_nano_usd_per_mtok',
  'output_nano_usd_per_mtok',
  'cache_read_nano_usd_per_mtok',
  'cache_write_nano_usd_per_mtok',
]

/** A price of the user's own: a new one, or in place of one that is there. */
export function SetPrice({ of, onClose }: { of: PriceName | OwnPrice | null; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { client, queries, queryClient } = useApi()
  const listId = useId()
  const providers = useQuery(queries.providers.list.queryOptions()).data ?? []
  const initial = inputOf(of)
  const form = useForm<Input>({ defaultValues: initial })
  const { register, handleSubmit, formState, setError } = form
  const { errors } = formState
  const set = useMutation({
    mutationFn: (input: Input) => client.prices.set(priceOf(input)),
    onSuccess: async (price) => {
      await queryClient.invalidateQueries({ queryKey: queries.prices.list.key() })
      toast.success(t('price_set_toast', { name: nameOf(price) }))
      onClose()
    },
  })
  const submit = (input: Input) => {
    // What holds of all of them together: the contract says it, beside the first of them.
    const issue = firstIssue(newPrice, priceOf(input))
    if (issue === true) set.mutate(input)
    else setError('input_nano_usd_per_mtok', { message: issue }, { shouldFocus: true })
  }
  const rateFields = (names: readonly PriceRateName[]) => (
    <div className="grid gap-3 sm:grid-cols-2">
      {names.map((name) => (
        <TextField
          key={name}
          label={t(`rate_${name}`)}
          inputMode="decimal"
          error={errors[name]?.message}
          {...register(name, { validate: checked(nanoUsdIn, t('not_usd'), newPrice.shape[name]) })}
        />
      ))}
    </div>
  )
  const others = priceRateNames.filter((name) => !FIRST.includes(name))
  return (
    <Dialog
      open
      sticky
      onClose={onClose}
      title={of === null ? t('price_set') : t('price_set_of', { name: nameOf(of) })}
      description={t('price_set_text')}
    >
      <FormProvider {...form}>
        <form onSubmit={handleSubmit(submit)} className="space-y-4" noValidate>
          <div className="grid gap-3 sm:grid-cols-2">
            <TextField
              label={t('price_provider')}
              hint={t('price_provider_hint')}
              list={listId}
              error={errors.provider?.message}
              {...register('provider', { validate: (value) => firstIssue(newPrice.shape.provider, value.trim()) })}
            />
            <TextField
              label={t('price_model')}
              hint={t('price_model_hint')}
              error={errors.model?.message}
              {...register('model', { validate: (value) => firstIssue(newPrice.shape.model, value.trim()) })}
            />
          </div>
          <datalist id={listId}>
            {providers.map(({ name }) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          {rateFields(FIRST)}
          <FoldedFields title={t('price_more')} initially={others.some((name) => initial[name] !== '')} names={others}>
            {rateFields(others)}
          </FoldedFields>
          <FormActions
            submit={t('price_save')}
            busy={set.isPending}
            error={set.error === null ? null : asAppError(set.error)}
            onCancel={onClose}
          />
        </form>
      </FormProvider>
    </Dialog>
  )
}

function inputOf(of: PriceName | OwnPrice | null): Input {
  const rate = (name: PriceRateName): string => {
    // Of a price of the list, only the name is taken along: what is set is the user's own.
    const value = of !== null && 'set_at' in of ? of[name] : null
    return value === null ? '' : dollarText(value)
  }
  const rates = Object.fromEntries(priceRateNames.map((name) => [name, rate(name)])) as Record<PriceRateName, string>
  return { provider: of?.provider ?? '', model: of?.model ?? '', ...rates }
}

function priceOf(input: Input) {
  const rates = priceRateNames.flatMap((name) => {
    const rate = nanoUsdIn(input[name])
    return rate === null ? [] : [[name, rate] as const]
  })
  return { provider: input.provider.trim(), model: input.model.trim(), ...Object.fromEntries(rates) }
}
