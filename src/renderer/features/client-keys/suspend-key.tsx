import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { label } from '../../../shared/contract/values.ts'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { firstIssue } from '../../components/first-issue.ts'
import { FormActions } from '../../components/form-actions.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'

/** Refuses a key's requests until it is unsuspended; the reason is for whoever wonders later. */
export function SuspendKey({ clientKey, onClose }: { clientKey: ClientKeyView; onClose: () => void }) {
  const { t } = useTranslation('clientKeys')
  const { client, queries, queryClient } = useApi()
  const { register, handleSubmit, formState } = useForm({ defaultValues: { reason: '' } })
  const { id, name } = clientKey
  const suspend = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      client.clientKeys.suspend({ id, ...(reason.trim() === '' ? {} : { reason }) }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queries.clientKeys.list.key() })
      toast.success(t('suspended_toast', { name }))
      onClose()
    },
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('suspend_title', { name })}
      description={t('suspend_text')}
      width="max-w-md"
    >
      <form onSubmit={handleSubmit((values) => suspend.mutate(values))} className="space-y-4" noValidate>
        <TextField
          label={t('suspend_reason')}
          hint={t('suspend_reason_hint')}
          error={formState.errors.reason?.message}
          {...register('reason', { validate: (value) => value.trim() === '' || firstIssue(label, value) })}
        />
        <FormActions
          submit={t('suspend')}
          busy={suspend.isPending}
          error={suspend.error === null ? null : asAppError(suspend.error)}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
