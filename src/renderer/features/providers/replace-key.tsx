import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { ProviderView } from '../../../shared/contract/providers.ts'
import { secret } from '../../../shared/contract/values.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { TextField } from '../../components/field.tsx'
import { firstIssue } from '../../components/first-issue.ts'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'

export function ReplaceKey({ provider, onClose }: { provider: ProviderView; onClose: () => void }) {
  const { t } = useTranslation('providers')
  const { client, queries, queryClient } = useApi()
  const { register, handleSubmit, formState, reset } = useForm({ defaultValues: { key: '' } })
  const replace = useMutation({
    // Adding an existing name replaces its key; the base URL stays, as none is given.
    mutationFn: ({ key }: { key: string }) => client.providers.add({ kind: provider.kind, name: provider.name, key }),
    onSuccess: () => {
      reset()
      replace.reset()
      void queryClient.invalidateQueries({ queryKey: queries.providers.list.key() })
      toast.success(t('replaced', { name: provider.name }))
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('replace_title', { name: provider.name })}
      description={t('replace_text')}
      width="max-w-md"
    >
      <form onSubmit={handleSubmit((values) => replace.mutate(values))} className="space-y-3" noValidate>
        <TextField
          label={t('new_key')}
          type="password"
          autoComplete="off"
          hint={t('key_hint')}
          error={formState.errors.key?.message}
          {...register('key', { validate: (value) => firstIssue(secret, value) })}
        />
        {replace.error !== null && <ErrorState error={asAppError(replace.error)} />}
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button type="submit" look="primary" busy={replace.isPending}>
            {t('replace_submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
