import { useMutation } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { ProviderKind } from '../../../shared/contract/providers.ts'
import { providerName, secret } from '../../../shared/contract/values.ts'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { firstIssue } from '../../components/first-issue.ts'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { engineWords } from '../../languages/engine-words.ts'
import { AllowHttp } from './allow-http.tsx'
import { BaseUrlHint } from './base-url-hint.tsx'
import { KeyHint } from './key-hint.tsx'
import { KindNote } from './kind-note.tsx'
import { isPlainHttpAbroad } from './plain-http.ts'

interface AddValues {
  readonly kind: string
  readonly name: string
  /** What the chosen kind has no field for is not there at all. */
  readonly baseUrl?: string
  readonly key?: string
  readonly allowHttp?: boolean
}

/** The typed key lives in its field only: the field is emptied and the call forgotten once the vault has it. */
export function AddProviderForm({ kinds, onDone }: { kinds: readonly ProviderKind[]; onDone: () => void }) {
  const { t } = useTranslation('providers')
  const { client, queries, queryClient } = useApi()
  const form = useForm<AddValues>({
    defaultValues: { kind: kinds[0]?.kind ?? '', name: '', baseUrl: '', key: '', allowHttp: false },
  })
  const { register, handleSubmit, formState, control, reset } = form
  const [kindName, baseUrl] = useWatch({ control, name: ['kind', 'baseUrl'] })
  const kind = kinds.find((known) => known.kind === kindName)
  const add = useMutation({
    mutationFn: (values: AddValues) =>
      client.providers.add({
        kind: values.kind,
        ...(values.name === '' ? {} : { name: values.name }),
        ...(values.baseUrl ? { base_url: values.baseUrl } : {}),
        ...(values.key ? { key: values.key } : {}),
        ...(values.allowHttp === true ? { allow_http: true } : {}),
      }),
    onSuccess: (provider) => {
      reset()
      add.reset()
      void queryClient.invalidateQueries({ queryKey: queries.providers.list.key() })
      toast.success(t('added', { name: provider.name }))
      onDone()
    },
  })
  const { errors } = formState
  const isInsideWaybill = kind?.base_url === '' && !kind.needs_base_url
  return (
    <form onSubmit={handleSubmit((values) => add.mutate(values))} className="space-y-3" noValidate>
      <SelectField label={t('kind')} {...register('kind')} hint={kind && <KindNote kind={kind} />}>
        {kinds.map((known) => (
          <option key={known.kind} value={known.kind}>
            {engineWords(known.title)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('name')}
        placeholder={kind?.kind}
        hint={t('name_hint')}
        error={errors.name?.message}
        {...register('name', { validate: (value) => value === '' || firstIssue(providerName, value) })}
      />
      {!isInsideWaybill && (
        <>
          <TextField
            label={t('base_url')}
            type="url"
            inputMode="url"
            placeholder={kind?.base_url}
            hint={<BaseUrlHint kind={kind} />}
            error={errors.baseUrl?.message}
            {...register('baseUrl', {
              shouldUnregister: true,
              validate: (value) => Boolean(value) || !kind?.needs_base_url || t('base_url_missing'),
            })}
          />
          {isPlainHttpAbroad(baseUrl) && <AllowHttp {...register('allowHttp', { shouldUnregister: true })} />}
          <TextField
            label={t('key_label')}
            type="password"
            autoComplete="off"
            hint={<KeyHint kind={kind} />}
            error={errors.key?.message}
            {...register('key', {
              shouldUnregister: true,
              validate: (value = '') => (value === '' && kind?.needs_key === false) || firstIssue(secret, value),
            })}
          />
        </>
      )}
      {add.error !== null && <ErrorState error={asAppError(add.error)} />}
      <div className="flex justify-end gap-2 pt-1">
        <Button onClick={onDone}>{t('cancel', { ns: 'common' })}</Button>
        <Button type="submit" look="primary" busy={add.isPending}>
          {t('add_submit')}
        </Button>
      </div>
    </form>
  )
}
