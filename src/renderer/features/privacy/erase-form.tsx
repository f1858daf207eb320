import { useQuery } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { PurgeScope } from '../../../shared/contract/privacy.ts'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import type { Cancellable } from '../../data/use-cancellable.ts'
import { type EraseInput, scopeOf, scopes } from './erase-scope.ts'
import { EraseSummary } from './erase-summary.tsx'
import { RunningJob } from './running-job.tsx'
import { useProjects, useProviders } from './use-kept-names.ts'

const empty: EraseInput = { scope: 'range', from: '', to: '', key: '', provider: '', project: '', confirmation: '' }

export function EraseForm({
  erase,
  onClose,
}: {
  readonly erase: Cancellable<PurgeScope>
  readonly onClose: () => void
}) {
  const { t } = useTranslation('privacy')
  const { queries } = useApi()
  const keys = useQuery(queries.clientKeys.names.queryOptions()).data ?? []
  const providers = useProviders()
  const projects = useProjects()
  const { register, control, handleSubmit } = useForm<EraseInput>({ defaultValues: empty })
  const input = useWatch({ control }) as EraseInput
  const scope = scopeOf(input)
  // Everything at once takes a word, typed: a second click would be the same click twice.
  const confirmed = input.scope !== 'all' || input.confirmation.trim().toLowerCase() === t('confirm_word')
  const choice = (value: string, text: string) => (
    <option key={value} value={value}>
      {text}
    </option>
  )
  return (
    <form
      onSubmit={handleSubmit(() => scope !== null && confirmed && !erase.isRunning && erase.start(scope))}
      className="space-y-3"
      noValidate
    >
      <SelectField label={t('erase_what')} disabled={erase.isRunning} {...register('scope')}>
        {scopes.map((name) => choice(name, t(`scope_${name}`)))}
      </SelectField>
      {input.scope === 'range' && (
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField type="date" label={t('from_day')} hint={t('from_day_hint')} {...register('from')} />
          <TextField type="date" label={t('to_day')} hint={t('to_day_hint')} {...register('to')} />
        </div>
      )}
      {input.scope === 'key' && (
        <SelectField label={t('key')} {...register('key')}>
          {choice('', t('choose'))}
          {keys.map(({ id, name, prefix }) => choice(id, `${name} (${prefix})`))}
        </SelectField>
      )}
      {input.scope === 'provider' && (
        <SelectField label={t('provider')} {...register('provider')}>
          {choice('', t('choose'))}
          {providers.map((name) => choice(name, name))}
        </SelectField>
      )}
      {input.scope === 'project' && (
        <SelectField label={t('project')} {...register('project')}>
          {choice('', t('choose'))}
          {projects.map((name) => choice(name, name))}
        </SelectField>
      )}
      <EraseSummary scope={scope} />
      {input.scope === 'all' && (
        <TextField label={t('confirm_label', { word: t('confirm_word') })} {...register('confirmation')} />
      )}
      {erase.isCancelled && <p role="status">{t('erase_stopped')}</p>}
      {erase.error !== null && !erase.isRunning && <ErrorState error={asAppError(erase.error)} />}
      <div className="flex flex-wrap items-center justify-end gap-2 pt-1">
        {erase.isRunning ? (
          <RunningJob text={t('erasing')} onCancel={erase.cancel} />
        ) : (
          <>
            <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
            <Button type="submit" look="danger" disabled={scope === null || !confirmed}>
              {t(input.scope === 'all' ? 'erase_all_submit' : 'erase_submit')}
            </Button>
          </>
        )}
      </div>
    </form>
  )
}
