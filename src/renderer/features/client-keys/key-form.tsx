import { useQuery } from '@tanstack/react-query'
import { FormProvider, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { label, secretScans } from '../../../shared/contract/values.ts'
import type { AppError } from '../../../shared/errors.ts'
import { SelectField, TextField } from '../../components/field.tsx'
import { firstIssue } from '../../components/first-issue.ts'
import { FoldedFields } from '../../components/folded-fields.tsx'
import { FormActions } from '../../components/form-actions.tsx'
import { useApi } from '../../data/api.tsx'
import { ExpiryField } from './expiry-field.tsx'
import type { KeyInput } from './key-input.ts'
import { LimitFields } from './limit-fields.tsx'
import { PrivateField } from './private-field.tsx'

interface KeyFormProps {
  readonly initial: KeyInput
  /** Whether its limits are in sight at once. */
  readonly unfolded: boolean
  readonly submit: string
  readonly busy: boolean
  readonly error: AppError | null
  readonly onSubmit: (input: KeyInput) => void
  readonly onCancel: () => void
}

/** All that a client key is, beside what is asked of providers for it: the same form for a new one and for one that is there. */
export function KeyForm({ initial, unfolded, submit, busy, error, onSubmit, onCancel }: KeyFormProps) {
  const { t } = useTranslation('clientKeys')
  const { t: common } = useTranslation()
  const { queries } = useApi()
  const form = useForm<KeyInput>({ defaultValues: initial })
  const { register, handleSubmit, formState, watch } = form
  const { errors } = formState
  const plans = useQuery(queries.plans.list.queryOptions()).data ?? []
  const settings = useQuery(queries.settings.get.queryOptions()).data
  const plan = plans.find(({ name }) => name === watch('plan'))
  return (
    <FormProvider {...form}>
      <form onSubmit={handleSubmit(onSubmit)} className="space-y-4" noValidate>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={t('name')}
            hint={t('name_hint')}
            error={errors.name?.message}
            {...register('name', { validate: (value) => firstIssue(label, value) })}
          />
          <TextField
            label={t('project')}
            hint={t('project_hint')}
            error={errors.project?.message}
            {...register('project', { validate: (value) => value.trim() === '' || firstIssue(label, value) })}
          />
          <ExpiryField />
          {/* The choices are there from the start: a select whose options come later would forget which one was chosen. */}
          <SelectField
            label={t('plan')}
            hint={t(plans.length > 0 ? 'plan_hint' : 'plan_none_yet')}
            {...register('plan')}
          >
            <option value="">{t('no_plan')}</option>
            {namesOf(plans, initial.plan).map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
        <FoldedFields
          title={
            <>
              {t('limits')} <span className="font-normal text-muted">{t('limits_hint')}</span>
            </>
          }
          initially={unfolded}
          names={['limits']}
        >
          <LimitFields otherwise={plan?.limits ?? {}} />
        </FoldedFields>
        <div className="grid gap-3 sm:grid-cols-2">
          <PrivateField {...register('private')} />
          <SelectField label={t('scan')} hint={t('scan_text')} {...register('secretScan')}>
            <option value="">
              {settings === undefined
                ? t('scan_unsaid')
                : t('scan_unsaid_now', { word: common(`scan_${settings.secret_scan}`) })}
            </option>
            {secretScans.map((scan) => (
              <option key={scan} value={scan}>
                {common(`scan_${scan}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <FormActions submit={submit} busy={busy} error={error} onCancel={onCancel} />
      </form>
    </FormProvider>
  )
}

function namesOf(plans: readonly { readonly name: string }[], carried: string): string[] {
  const names = plans.map(({ name }) => name)
  return carried === '' || names.includes(carried) ? names : [carried, ...names]
}
