import { useMutation } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { VaultView } from '../../shared/contract/system.ts'
import { Button } from '../components/button.tsx'
import { controlLook } from '../components/control-look.ts'
import { useApi } from './api.tsx'
import { asAppError } from './request-error.ts'

/** A sealed vault wants its passphrase, twice where it is new; a keychain asks for its own. */
export function UnlockForm({ vault: { kind, is_new } }: { vault: VaultView }) {
  const { t } = useTranslation()
  const { client, queries, queryClient } = useApi()
  const { register, handleSubmit, reset, formState } = useForm({ defaultValues: { passphrase: '', again: '' } })
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
  const said = formState.errors.again?.message ?? (failure && `${failure.message} ${failure.action} (${failure.code})`)
  const invalid = said ? true : undefined
  return (
    <form
      onSubmit={handleSubmit(({ passphrase }) => unlock.mutate({ passphrase }))}
      className="flex flex-wrap items-center gap-2"
    >
      {kind === 'sealed' && <Passphrase label={t('passphrase')} aria-invalid={invalid} {...register('passphrase')} />}
      {is_new && (
        <Passphrase
          label={t('passphrase_again')}
          aria-invalid={invalid}
          {...register('again', {
            validate: (again, { passphrase }) => again === passphrase || t('passphrases_differ'),
          })}
        />
      )}
      <Button type="submit" look="primary" busy={unlock.isPending}>
        {is_new ? t('seal') : t('unlock')}
      </Button>
      <p role="alert" className="w-full text-bad text-sm empty:hidden">
        {said}
      </p>
    </form>
  )
}

function Passphrase({ label, ...rest }: ComponentProps<'input'> & { label: string }) {
  return (
    <input
      type="password"
      autoComplete="off"
      required
      aria-label={label}
      placeholder={label}
      className={`${controlLook} max-w-52`}
      {...rest}
    />
  )
}
