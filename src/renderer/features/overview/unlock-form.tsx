import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import { Button } from '../../components/button.tsx'
import { controlLook } from '../../components/control-look.ts'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'

/** A sealed vault wants its passphrase; a keychain asks for its own. */
export function UnlockForm({ kind }: { kind: SystemStatus['vault']['kind'] }) {
  const { t } = useTranslation('overview')
  const { client, queries, queryClient } = useApi()
  const { register, handleSubmit, reset } = useForm({ defaultValues: { passphrase: '' } })
  const unlock = useMutation({
    mutationFn: ({ passphrase }: { passphrase: string }) =>
      client.system.unlock(kind === 'sealed' ? { passphrase } : {}),
    onSuccess: async () => {
      reset()
      unlock.reset()
      await queryClient.invalidateQueries({ queryKey: queries.system.key() })
      await queryClient.invalidateQueries({ queryKey: queries.providers.key() })
    },
  })
  const failure = unlock.error === null ? null : asAppError(unlock.error)
  return (
    <form onSubmit={handleSubmit((values) => unlock.mutate(values))} className="flex flex-wrap items-center gap-2">
      {kind === 'sealed' && (
        <input
          type="password"
          autoComplete="off"
          required
          aria-label={t('passphrase')}
          placeholder={t('passphrase')}
          aria-invalid={failure === null ? undefined : true}
          {...register('passphrase')}
          className={`${controlLook} max-w-52`}
        />
      )}
      <Button type="submit" look="primary" busy={unlock.isPending}>
        {t('unlock')}
      </Button>
      <p role="alert" className="w-full text-bad text-sm empty:hidden">
        {failure === null ? '' : `${failure.message} ${failure.action} (${failure.code})`}
      </p>
    </form>
  )
}
