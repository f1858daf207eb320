import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CreatedClientKey } from '../../../shared/contract/client-keys.ts'
import { Dialog } from '../../components/dialog.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { KeyForm } from './key-form.tsx'
import { emptyKey, type KeyInput, newKeyOf } from './key-input.ts'

interface CreateKeyProps {
  readonly onClose: () => void
  readonly onCreated: (key: CreatedClientKey) => void
}

export function CreateKey({ onClose, onCreated }: CreateKeyProps) {
  const { t } = useTranslation('clientKeys')
  const { client, queries, queryClient } = useApi()
  const create = useMutation({
    mutationFn: (input: KeyInput) => client.clientKeys.create(newKeyOf(input)),
    onSuccess: (key) => {
      void queryClient.invalidateQueries({ queryKey: queries.clientKeys.list.key() })
      create.reset()
      onCreated(key)
    },
  })
  return (
    <Dialog open sticky onClose={onClose} title={t('create')} width="max-w-2xl">
      <KeyForm
        initial={emptyKey}
        unfolded={false}
        submit={t('create_submit')}
        busy={create.isPending}
        error={create.error === null ? null : asAppError(create.error)}
        onSubmit={create.mutate}
        onCancel={onClose}
      />
    </Dialog>
  )
}
