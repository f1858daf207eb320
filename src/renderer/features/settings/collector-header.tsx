import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { classNames } from '../../components/class-names.ts'
import { controlLook } from '../../components/control-look.ts'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { tellFailure } from '../../data/tell-failure.ts'
import { Row } from './setting-row.tsx'

/** What the collector wants to see: its name is a setting, its value goes into the vault and is never shown again. */
export function CollectorHeader({
  name,
  endpoint,
}: {
  readonly name: string | null
  readonly endpoint: string | null
}) {
  const { t } = useTranslation('settings')
  const { client, queries, queryClient } = useApi()
  const refresh = () =>
    Promise.all(
      [queries.settings.get.key(), queries.metrics.key()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    )
  const { register, handleSubmit, reset } = useForm({ defaultValues: { name: name ?? 'authorization', value: '' } })
  const keep = useMutation({
    mutationFn: (header: { name: string; value: string }) => client.metrics.setOtlpHeader(header),
    onSuccess: async (_, header) => {
      reset({ name: header.name, value: '' })
      await refresh()
    },
  })
  const remove = useMutation({
    mutationFn: () => client.metrics.removeOtlpHeader(),
    onSuccess: async () => {
      keep.reset()
      await refresh()
    },
    onError: tellFailure,
  })
  const failure = keep.error === null ? null : asAppError(keep.error)
  return (
    <Row
      title={t('otlp_header')}
      note={t('otlp_header_note')}
      said={
        <>
          {failure !== null && (
            <p role="alert" className="text-bad">
              {failure.message} {failure.action} <code className="font-mono">({failure.code})</code>
            </p>
          )}
          <p role="status" className="text-good empty:hidden">
            {keep.isSuccess && t('header_kept')}
          </p>
        </>
      }
    >
      {() => (
        <div className="space-y-2">
          {name !== null && (
            <p className="flex min-h-7 items-center justify-between gap-2 rounded-md border pl-2">
              <code className="truncate font-mono text-sm">{name}: ••••••</code>
              <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
                {t('remove')}
              </Button>
            </p>
          )}
          {endpoint === null ? (
            name === null && <p className="flex min-h-7 items-center text-muted">{t('header_first_endpoint')}</p>
          ) : (
            <form onSubmit={handleSubmit((header) => keep.mutate(header))} className="flex flex-wrap gap-2">
              <input
                {...register('name')}
                required
                autoComplete="off"
                spellCheck={false}
                aria-label={t('header_name')}
                aria-invalid={failure !== null ? true : undefined}
                className={classNames(controlLook, 'flex-1 basis-28 font-mono text-sm!')}
              />
              <input
                {...register('value')}
                required
                type="password"
                autoComplete="off"
                aria-label={t('header_value')}
                placeholder={t('header_value')}
                aria-invalid={failure !== null ? true : undefined}
                className={classNames(controlLook, 'flex-1 basis-24')}
              />
              <Button type="submit" busy={keep.isPending}>
                {t(name === null ? 'header_keep' : 'header_replace')}
              </Button>
            </form>
          )}
        </div>
      )}
    </Row>
  )
}
