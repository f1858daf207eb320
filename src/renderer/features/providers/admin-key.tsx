import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { BillState } from '../../../shared/contract/billing.ts'
import { secret } from '../../../shared/contract/values.ts'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { TextField } from '../../components/field.tsx'
import { firstIssue } from '../../components/first-issue.ts'
import { type MarkShape, type MarkTone, StateMark } from '../../components/state-mark.tsx'
import { useApi } from '../../data/api.tsx'
import { AskFirst } from '../../data/ask-first.tsx'
import { asAppError } from '../../data/request-error.ts'
import { formatInstant } from '../../format/time.ts'

const looks: Readonly<Record<BillState['key_state'], { shape: MarkShape; tone: MarkTone }>> = {
  none: { shape: 'dash', tone: 'muted' },
  ready: { shape: 'dot', tone: 'good' },
  locked: { shape: 'ring', tone: 'warn' },
  missing: { shape: 'triangle', tone: 'bad' },
  moved: { shape: 'triangle', tone: 'warn' },
}

/** The key that reads the bill, in the vault apart from the provider's own keys. */
export function AdminKey({ state }: { state: BillState }) {
  const { t } = useTranslation('providers')
  const { client, queries } = useApi()
  const { provider, key_state, key_last4, key_page, last_fetched_at } = state
  const [replacing, setReplacing] = useState(false)
  const [removing, setRemoving] = useState(false)
  return (
    <div className="space-y-3 border-t px-4 py-3">
      {key_state !== 'none' && (
        <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="font-medium">{t('admin_key')}</h3>
          <span className="flex items-center gap-1.5">
            <StateMark {...looks[key_state]} />
            {key_last4 !== null && <code className="font-mono text-sm">{`••••${key_last4}`}</code>}
            <span className="text-muted">{t(`admin_${key_state}`)}</span>
          </span>
          {last_fetched_at !== null && (
            <span className="text-muted">{t('bill_last_fetched', { time: formatInstant(last_fetched_at) })}</span>
          )}
          <span className="ml-auto flex gap-2">
            {!replacing && <Button onClick={() => setReplacing(true)}>{t('replace_key')}</Button>}
            <Button onClick={() => setRemoving(true)}>{t('remove')}</Button>
          </span>
        </div>
      )}
      {(key_state === 'none' || replacing) && (
        <AdminKeyForm provider={provider} keyPage={key_page} onDone={() => setReplacing(false)} />
      )}
      {removing && (
        <AskFirst
          title={t('admin_remove_title', { name: provider })}
          confirm={t('remove')}
          act={() => client.billing.removeAdminKey({ provider })}
          changes={queries.billing.key()}
          done={t('admin_removed_toast')}
          onClose={() => setRemoving(false)}
        >
          <p>{t('admin_remove_text')}</p>
        </AskFirst>
      )}
    </div>
  )
}

function AdminKeyForm({ provider, keyPage, onDone }: { provider: string; keyPage: string; onDone: () => void }) {
  const { t } = useTranslation('providers')
  const { client, queries, queryClient } = useApi()
  const { register, handleSubmit, formState, reset } = useForm({ defaultValues: { key: '' } })
  const keep = useMutation({
    mutationFn: ({ key }: { key: string }) => client.billing.setAdminKey({ provider, key }),
    onSuccess: async () => {
      reset()
      keep.reset()
      await queryClient.invalidateQueries({ queryKey: queries.billing.key() })
      toast.success(t('admin_kept_toast'))
      onDone()
    },
  })
  return (
    <form onSubmit={handleSubmit((input) => keep.mutate(input))} className="max-w-xl space-y-3" noValidate>
      <TextField
        label={t('admin_key_label')}
        type="password"
        autoComplete="off"
        hint={
          <>
            {t('admin_key_hint')}{' '}
            <a
              href={keyPage}
              target="_blank"
              rel="noopener noreferrer"
              className="text-accent underline underline-offset-2"
            >
              {t('admin_key_page')}
            </a>
          </>
        }
        error={formState.errors.key?.message}
        {...register('key', { validate: (value) => firstIssue(secret, value) })}
      />
      {keep.error !== null && <ErrorState error={asAppError(keep.error)} />}
      <Button type="submit" look="primary" busy={keep.isPending}>
        {t('admin_keep')}
      </Button>
    </form>
  )
}
