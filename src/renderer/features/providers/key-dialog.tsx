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

interface KeyDialogProps {
  readonly title: string
  readonly text: string
  readonly label: string
  readonly submit: string
  readonly send: (key: string) => Promise<unknown>
  /** Said once the vault has it. */
  readonly done: string
  readonly onClose: () => void
}

/** Takes a provider's key. It lives in its field only, which is emptied once the vault has it. */
export function KeyDialog({ title, text, label, submit, send, done, onClose }: KeyDialogProps) {
  const { t } = useTranslation('providers')
  const { queries, queryClient } = useApi()
  const { register, handleSubmit, formState, reset } = useForm({ defaultValues: { key: '' } })
  const sending = useMutation({
    mutationFn: ({ key }: { key: string }) => send(key),
    onSuccess: async () => {
      reset()
      sending.reset()
      await queryClient.invalidateQueries({ queryKey: queries.providers.list.key() })
      toast.success(done)
      onClose()
    },
  })
  return (
    <Dialog open onClose={onClose} title={title} description={text} width="max-w-md">
      <form onSubmit={handleSubmit((values) => sending.mutate(values))} className="space-y-4" noValidate>
        <TextField
          label={label}
          type="password"
          autoComplete="off"
          hint={t('key_hint')}
          error={formState.errors.key?.message}
          {...register('key', { validate: (value) => firstIssue(secret, value) })}
        />
        <FormActions
          submit={submit}
          busy={sending.isPending}
          error={sending.error === null ? null : asAppError(sending.error)}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
