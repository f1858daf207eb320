import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { ProviderKind } from '../../../../shared/contract/providers.ts'
import { secret } from '../../../../shared/contract/values.ts'
import { Button } from '../../../components/button.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { TextField } from '../../../components/field.tsx'
import { firstIssue } from '../../../components/first-issue.ts'
import { asAppError } from '../../../data/request-error.ts'
import { KindChoice } from './kind-choice.tsx'
import { TestOutcome } from './test-outcome.tsx'
import { type ProviderInput, useAddAndTest } from './use-add-and-test.ts'

/** Less than the form of the Providers screen asks for: a provider, its key, and where it has none, its address. */
export function ProviderForm({ kinds }: { readonly kinds: readonly ProviderKind[] }) {
  const { t } = useTranslation('welcome')
  const { register, handleSubmit, formState, control, resetField } = useForm<ProviderInput>({
    defaultValues: { kind: kinds[0]?.kind ?? '', baseUrl: '', key: '' },
  })
  const chosen = useWatch({ control, name: 'kind' })
  const kind = kinds.find((known) => known.kind === chosen)
  const add = useAddAndTest(() => resetField('key'))
  const { errors } = formState
  const keyPage = kind?.key_page ?? null
  return (
    <form
      // What was typed is forgotten with the call, whatever came of it.
      onSubmit={handleSubmit((values) => add.mutate(values))}
      onChange={() => add.isPending || add.reset()}
      className="space-y-4"
      noValidate
    >
      <KindChoice kinds={kinds} field={register('kind')} />
      {kind?.needs_base_url === true && (
        <TextField
          label={t('base_url')}
          type="url"
          inputMode="url"
          hint={
            kind.base_url_example === null ? t('base_url_hint') : t('base_url_like', { url: kind.base_url_example })
          }
          error={errors.baseUrl?.message}
          {...register('baseUrl', {
            shouldUnregister: true,
            validate: (value) => value !== '' || t('base_url_missing'),
          })}
        />
      )}
      <TextField
        label={t(kind?.needs_key === false ? 'key_optional' : 'key')}
        type="password"
        autoComplete="off"
        hint={t('key_hint')}
        error={errors.key?.message}
        {...register('key', {
          validate: (value) => (value === '' && kind?.needs_key === false) || firstIssue(secret, value),
        })}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button type="submit" look="primary" busy={add.isPending}>
          {t('add_and_test')}
        </Button>
        {keyPage !== null && (
          <a
            href={keyPage}
            target="_blank"
            rel="noopener noreferrer"
            className="text-accent underline underline-offset-2"
          >
            {t('key_page', { host: new URL(keyPage).host })}
          </a>
        )}
        <p className="w-full text-muted text-sm">{t('test_note')}</p>
      </div>
      <div role="status" className="min-h-10">
        {add.isPending && <p className="text-muted">{t('testing', { name: kind?.title ?? '' })}</p>}
        {add.data !== undefined && <TestOutcome added={add.data} />}
      </div>
      {add.error !== null && <ErrorState error={asAppError(add.error)} />}
    </form>
  )
}
