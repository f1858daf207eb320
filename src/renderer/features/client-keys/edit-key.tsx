import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { Dialog } from '../../components/dialog.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { KeyForm } from './key-form.tsx'
import { type KeyInput, keyChangesOf, keyInputOf } from './key-input.ts'

export function EditKey({ clientKey, onClose }: { clientKey: ClientKeyView; onClose: () => void }) {
  const { t } = useTranslation('clientKeys')
  const { client, queries, queryClient } = useApi()
  // As it was when the dialog was opened: what is sent is what the reader changed of what they saw.
  const [before] = useState(clientKey)
  const update = useMutation({
    mutationFn: (input: KeyInput) => client.clientKeys.update(keyChangesOf(before, input)),
    onSuccess: async ({ name }) => {
      await queryClient.invalidateQueries({ queryKey: queries.clientKeys.list.key() })
      void queryClient.invalidateQueries({ queryKey: queries.plans.list.key() })
      toast.success(t('changed_toast', { name }))
      onClose()
    },
  })
  return (
    <Dialog
      open
      sticky
      onClose={onClose}
      title={t('edit_title', { name: before.name })}
      description={t('edit_text')}
      width="max-w-2xl"
    >
      <KeyForm
        initial={keyInputOf(before)}
        unfolded
        submit={t('save')}
        busy={update.isPending}
        error={update.error === null ? null : asAppError(update.error)}
        onSubmit={update.mutate}
        onCancel={onClose}
      />
    </Dialog>
  )
}
