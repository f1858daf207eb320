import { useMutation, useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import { type BudgetState, providerBudget } from '../../../shared/contract/limits.ts'
import type { ProviderView } from '../../../shared/contract/providers.ts'
import { Button } from '../../components/button.tsx'
import { checked } from '../../components/checked.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { TextField } from '../../components/field.tsx'
import { LeftBar } from '../../components/left-bar.tsx'
import { SectionFrame } from '../../components/section-frame.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { SectionPart } from '../../data/section-part.tsx'
import { dollarText, nanoUsdIn } from '../../format/dollar-text.ts'
import { formatDollars } from '../../format/money.ts'
import { formatInstant } from '../../format/time.ts'

/** What is spent changes with each exchange, and nothing tells of that. */
const REFRESH_MS = 5_000
const windows = ['day', 'month'] as const
type Window = (typeof windows)[number]

/** What may be spent at one provider, by all client keys together. */
export function ProviderBudget({ provider: { name } }: { provider: ProviderView }) {
  const { t } = useTranslation('providers')
  const { queries } = useApi()
  const budgets = useQuery({ ...queries.limits.budgets.queryOptions(), refetchInterval: REFRESH_MS })
  return (
    <SectionFrame title={t('section_budget')} note={t('budget_note')}>
      <SectionPart query={budgets}>
        {(all) => {
          const own = all.filter(
            ({ scope, subject, unit }) => scope === 'provider' && subject === name && unit === 'usd',
          )
          const set = windows.map((window) => own.find((budget) => budget.window === window)?.limit ?? null)
          // Made anew when a budget is another one, not with each cent that is spent.
          return <BudgetForm key={set.join(' ')} name={name} budgets={own} />
        }}
      </SectionPart>
    </SectionFrame>
  )
}

function BudgetForm({ name, budgets }: { name: string; budgets: readonly BudgetState[] }) {
  const { t } = useTranslation('providers')
  const { client, queries, queryClient } = useApi()
  const of = (window: Window) => budgets.find((budget) => budget.window === window)
  const textOf = (window: Window) => {
    const limit = of(window)?.limit
    return limit === undefined ? '' : dollarText(limit)
  }
  const before = { day: textOf('day'), month: textOf('month') }
  const { register, handleSubmit, formState } = useForm<Record<Window, string>>({ defaultValues: before })
  const save = useMutation({
    mutationFn: (input: Record<Window, string>) =>
      client.limits.setProviderBudget({
        provider_name: name,
        ...(input.day === before.day ? {} : { budget_day_nano_usd: nanoUsdIn(input.day) }),
        ...(input.month === before.month ? {} : { budget_month_nano_usd: nanoUsdIn(input.month) }),
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queries.limits.key() })
      toast.success(t('budget_saved_toast', { name }))
    },
  })
  return (
    <form onSubmit={handleSubmit((input) => save.mutate(input))} className="max-w-xl space-y-3 px-4 pb-4" noValidate>
      <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        {windows.map((window) => (
          <div key={window}>
            <TextField
              label={t(`budget_${window}`)}
              inputMode="decimal"
              placeholder={t('no_budget')}
              error={formState.errors[window]?.message}
              {...register(window, {
                validate: checked(nanoUsdIn, t('not_dollars'), providerBudget.shape[`budget_${window}_nano_usd`]),
              })}
            />
            <Spent budget={of(window)} />
          </div>
        ))}
      </div>
      {save.error !== null && <ErrorState error={asAppError(save.error)} />}
      <Button type="submit" look="primary" busy={save.isPending} disabled={!formState.isDirty}>
        {t('save')}
      </Button>
    </form>
  )
}

/** Its place is kept where there is no budget, so that nothing jumps when there is one. */
function Spent({ budget }: { budget: BudgetState | undefined }) {
  const { t } = useTranslation('providers')
  if (budget === undefined) return <p className="mt-2 h-6" />
  const { limit, spent, reserved, resets_at } = budget
  const left = Math.max(0, limit - spent - reserved)
  return (
    <div className="mt-2" title={t('budget_resets', { time: formatInstant(resets_at) })}>
      <LeftBar share={limit === 0 ? 0 : left / limit}>
        {t('budget_left', { left: formatDollars(left), limit: formatDollars(limit) })}
      </LeftBar>
    </div>
  )
}
