import { useMutation, useQuery } from '@tanstack/react-query'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { ProviderKind, ProviderView } from '../../../shared/contract/providers.ts'
import { secret } from '../../../shared/contract/values.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { TextField } from '../../components/field.tsx'
import { firstIssue } from '../../components/first-issue.ts'
import { SectionFrame } from '../../components/section-frame.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { AllowHttp } from './allow-http.tsx'
import { BaseUrlHint } from './base-url-hint.tsx'
import { isPlainHttpAbroad } from './plain-http.ts'
import { ProviderFormats } from './provider-formats.tsx'

interface AddressInput {
  readonly baseUrl: string
  readonly allowHttp?: boolean
  /** Asked for where it moves to another origin. */
  readonly key?: string
}

/** Where its API starts. A key belongs to the origin that it was given for: at another one it has to be given again. */
export function ProviderAddress({ provider }: { provider: ProviderView }) {
  const { t } = useTranslation('providers')
  const { queries } = useApi()
  const kinds = useQuery(queries.providers.kinds.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
  const kind = kinds.data?.find((each) => each.kind === provider.kind)
  if (kind === undefined) return <SectionFrame title={t('section_address')}>{null}</SectionFrame>
  const isInside = kind.base_url === '' && !kind.needs_base_url
  return (
    <>
      <SectionFrame title={t('section_address')} note={t(isInside ? 'address_inside' : 'address_note')}>
        {/* Made anew for another address, whoever changed it. */}
        {!isInside && <AddressForm key={provider.base_url} provider={provider} kind={kind} />}
      </SectionFrame>
      <ProviderFormats
        provider={provider}
        isOwnServer={!isInside && (!kind.needs_key || provider.base_url !== kind.base_url)}
      />
    </>
  )
}

interface AddressFormProps {
  readonly provider: ProviderView
  readonly kind: ProviderKind
}

function AddressForm({ provider, kind: { base_url: usual, base_url_example, needs_key: needsKey } }: AddressFormProps) {
  const { t } = useTranslation('providers')
  const { client, queries, queryClient } = useApi()
  const { name, kind, base_url: now, keys } = provider
  const form = useForm<AddressInput>({ defaultValues: { baseUrl: now, allowHttp: false, key: '' } })
  const { register, handleSubmit, control, formState, reset, setValue } = form
  const wanted = useWatch({ control, name: 'baseUrl' }).trim()
  const moves = originOf(wanted || usual) !== originOf(now)
  const change = useMutation({
    mutationFn: ({ baseUrl, allowHttp, key }: AddressInput) =>
      client.providers.add({
        kind,
        name,
        base_url: baseUrl.trim(),
        ...(allowHttp === true ? { allow_http: true } : {}),
        ...(key ? { key } : {}),
      }),
    onSuccess: async () => {
      reset()
      change.reset()
      await queryClient.invalidateQueries({ queryKey: queries.providers.list.key() })
      void queryClient.invalidateQueries({ queryKey: queries.billing.key() })
      toast.success(t('address_changed_toast', { name }))
    },
  })
  const isSame = wanted === now
  return (
    <form onSubmit={handleSubmit((input) => change.mutate(input))} className="max-w-xl space-y-3 px-4 pb-4" noValidate>
      <TextField
        label={t('base_url')}
        type="url"
        inputMode="url"
        className="font-mono"
        hint={<BaseUrlHint kind={{ base_url: usual, base_url_example }} />}
        placeholder={usual}
        error={formState.errors.baseUrl?.message}
        {...register('baseUrl', { validate: (value) => value.trim() !== '' || usual !== '' || t('base_url_missing') })}
      />
      {isPlainHttpAbroad(wanted) && <AllowHttp {...register('allowHttp', { shouldUnregister: true })} />}
      {moves && (
        <>
          {keys.length > 0 && (
            <Banner tone="warn" title={t('address_moves')}>
              {t('address_moves_text', { count: keys.length })}
            </Banner>
          )}
          <TextField
            label={t('key_label')}
            type="password"
            autoComplete="off"
            hint={t(needsKey ? 'key_hint' : 'key_optional')}
            error={formState.errors.key?.message}
            {...register('key', {
              shouldUnregister: true,
              validate: (value = '') => (value === '' && !needsKey) || firstIssue(secret, value),
            })}
          />
        </>
      )}
      {change.error !== null && <ErrorState error={asAppError(change.error)} />}
      <div className="flex gap-2">
        <Button type="submit" look="primary" busy={change.isPending} disabled={isSame}>
          {t('save')}
        </Button>
        {usual !== '' && now !== usual && (
          <Button onClick={() => setValue('baseUrl', usual)}>{t('address_usual')}</Button>
        )}
      </div>
    </form>
  )
}

/** null where nothing can be made of it: the engine then says what is wrong. */
function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null
}
