import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import { secret } from '../../../shared/contract/values.ts'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { firstIssue } from '../../components/first-issue.ts'
import { FormActions } from '../../components/form-actions.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'

/** A key behind those that are there. It lives in its field only, which is emptied once the vault has it. */
export function AddKey({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation('providers')
  const { client, queries, queryClient } = useApi()
  const { register, handleSubmit, formState, reset } = useForm({ defaultValues: { key: '' } })
  const add = useMutation({
    mutationFn: ({ key }: { key: string }) => client.providers.keys.add({ name, key }),
    onSuccess: async () => {
      reset()
      add.reset()
      await queryClient.invalidateQueries({ queryKey: queries.providers.list.key() })
      toast.success(t('key_added_toast', { name }))
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('key_add_title', { name })}
      description={t('key_add_text')}
      width="max-w-md"
    >
      <form onSubmit={handleSubmit((values) => add.mutate(values))} className="space-y-4" noValidate>
        <TextField
          label={t('key_label')}
          type="password"
          autoComplete="off"
          hint={t('key_hint')}
          error={formState.errors.key?.message}
          {...register('key', { validate: (value) => firstIssue(secret, value) })}
        />
        <FormActions
          submit={t('key_add')}
          busy={add.isPending}
          error={add.error === null ? null : asAppError(add.error)}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
