import { useMutation } from '@tanstack/react-query'
import { FormProvider, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import { type PlanView, planName } from '../../../shared/contract/plans.ts'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { firstIssue } from '../../components/first-issue.ts'
import { FormActions } from '../../components/form-actions.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { LimitFields } from './limit-fields.tsx'
import { type LimitInput, limitInputOf, limitsOf } from './limit-input.ts'

interface PlanInput {
  readonly name: string
  readonly limits: LimitInput
}

interface PlanDialogProps {
  /** null: a new one. */
  readonly plan: PlanView | null
  /** A new one of such a name would replace what is there, without a word. */
  readonly taken: readonly string[]
  readonly onClose: () => void
}

export function PlanDialog({ plan, taken, onClose }: PlanDialogProps) {
  const { t } = useTranslation('clientKeys')
  const { client, queries, queryClient } = useApi()
  const form = useForm<PlanInput>({
    defaultValues: { name: plan?.name ?? '', limits: limitInputOf(plan?.limits ?? {}) },
  })
  const save = useMutation({
    mutationFn: ({ name, limits }: PlanInput) => client.plans.create({ name, limits: limitsOf(limits) }),
    onSuccess: async ({ name }) => {
      await queryClient.invalidateQueries({ queryKey: queries.plans.list.key() })
      void queryClient.invalidateQueries({ queryKey: queries.clientKeys.list.key() })
      toast.success(t('plan_saved_toast', { name }))
      onClose()
    },
  })
  return (
    <Dialog
      open
      sticky
      onClose={onClose}
      title={plan === null ? t('plan_create') : t('plan_edit_title', { name: plan.name })}
      {...(plan === null || plan.keys.length === 0
        ? {}
        : { description: t('plan_edit_text', { names: plan.keys.join(', ') }) })}
      width="max-w-2xl"
    >
      <FormProvider {...form}>
        <form onSubmit={form.handleSubmit((input) => save.mutate(input))} className="space-y-4" noValidate>
          {plan === null && (
            <TextField
              label={t('name')}
              hint={t('plan_name_hint')}
              error={form.formState.errors.name?.message}
              {...form.register('name', {
                validate: (name) => (taken.includes(name) ? t('plan_name_taken') : firstIssue(planName, name)),
              })}
            />
          )}
          <LimitFields />
          <FormActions
            submit={t(plan === null ? 'create_submit' : 'save')}
            busy={save.isPending}
            error={save.error === null ? null : asAppError(save.error)}
            onCancel={onClose}
          />
        </form>
      </FormProvider>
    </Dialog>
  )
}
