import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { CreatedClientKey } from '../../../shared/contract/client-keys.ts'
import { label } from '../../../shared/contract/values.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { TextField } from '../../components/field.tsx'
import { firstIssue } from '../../components/first-issue.ts'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { emptyKey, type KeyInput, newKeyOf } from './key-input.ts'
import { LimitFields } from './limit-fields.tsx'
import { PrivateField } from './private-field.tsx'

interface CreateKeyProps {
  readonly onClose: () => void
  readonly onCreated: (key: CreatedClientKey) => void
}

export function CreateKey({ onClose, onCreated }: CreateKeyProps) {
  const { t } = useTranslation('clientKeys')
  const { client, queries, queryClient } = useApi()
  const { register, handleSubmit, formState } = useForm<KeyInput>({ defaultValues: emptyKey })
  const create = useMutation({
    mutationFn: (input: KeyInput) => client.clientKeys.create(newKeyOf(input, Date.now())),
    onSuccess: (key) => {
      void queryClient.invalidateQueries({ queryKey: queries.clientKeys.list.key() })
      create.reset()
      onCreated(key)
    },
  })
  const { errors } = formState
  return (
    <Dialog open onClose={onClose} title={t('create')} width="max-w-lg">
      <form onSubmit={handleSubmit((values) => create.mutate(values))} className="space-y-3" noValidate>
        <TextField
          label={t('name')}
          hint={t('name_hint')}
          error={errors.name?.message}
          {...register('name', { validate: (value) => firstIssue(label, value) })}
        />
        <TextField
          label={t('project')}
          hint={t('project_hint')}
          error={errors.project?.message}
          {...register('project', { validate: (value) => value.trim() === '' || firstIssue(label, value) })}
        />
        <PrivateField {...register('private')} />
        <LimitFields register={register} errors={errors} />
        {create.error !== null && <ErrorState error={asAppError(create.error)} />}
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
          <Button type="submit" look="primary" busy={create.isPending}>
            {t('create_submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
