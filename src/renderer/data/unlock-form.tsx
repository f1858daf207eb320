import { useMutation } from '@tanstack/react-query'
import { type ComponentProps, type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VaultView } from '../../shared/contract/system.ts'
import { Button } from '../components/button.tsx'
import { controlLook } from '../components/control-look.ts'
import { useApi } from './api.tsx'
import { asAppError } from './request-error.ts'

/**
 * A sealed vault wants its passphrase, twice where it is new; a keychain asks for its own. The browser's own form does: the
 * first screen shows it, and would fetch a library for two fields that are nearly never there.
 */
export function UnlockForm({ vault: { kind, is_new } }: { vault: VaultView }) {
  const { t } = useTranslation()
  const { client, queries, queryClient } = useApi()
  const [differ, setDiffer] = useState(false)
  const unlock = useMutation({
    mutationFn: (form: HTMLFormElement) => {
      const passphrase = String(new FormData(form).get('passphrase'))
      return client.system.unlock(kind === 'sealed' ? { passphrase } : {})
    },
    onSuccess: async (_, form) => {
      form.reset()
      unlock.reset()
      await queryClient.invalidateQueries({ queryKey: queries.system.key() })
      await queryClient.invalidateQueries({ queryKey: queries.providers.key() })
    },
  })
  const failure = unlock.error === null ? null : asAppError(unlock.error)
  const said = differ ? t('passphrases_differ') : failure && `${failure.message} ${failure.action} (${failure.code})`
  const invalid = said ? true : undefined
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const typed = new FormData(form)
    const differs = is_new && typed.get('again') !== typed.get('passphrase')
    setDiffer(differs)
    if (!differs) unlock.mutate(form)
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-center gap-2">
      {kind === 'sealed' && <Passphrase label={t('passphrase')} name="passphrase" aria-invalid={invalid} />}
      {is_new && <Passphrase label={t('passphrase_again')} name="again" aria-invalid={invalid} />}
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
