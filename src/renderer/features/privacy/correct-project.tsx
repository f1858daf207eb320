import { useMutation, useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { label } from '../../../shared/contract/values.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { firstIssue } from '../../components/first-issue.ts'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { ErasureDone } from './erasure-done.tsx'
import { useProjects } from './use-kept-names.ts'

/** A project's name, put right wherever it stands: keys, exchanges, totals. */
export function CorrectProject({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('privacy')
  const { client, queries, queryClient } = useApi()
  const projects = useProjects()
  const keys = useQuery(queries.clientKeys.list.queryOptions())
  const { register, handleSubmit, formState } = useForm({ defaultValues: { from: '', to: '' } })
  const rename = useMutation({
    mutationFn: ({ from, to }: { from: string; to: string }) =>
      client.privacy.renameProject({ from, to: to.trim() === '' ? null : to }),
    onSuccess: () => {
      for (const queryKey of [queries.clientKeys.key(), queries.usage.key(), queries.privacy.key()]) {
        void queryClient.invalidateQueries({ queryKey })
      }
    },
  })
  const { errors } = formState
  const done = rename.data !== undefined
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(done ? 'corrected_title' : 'right_correction')}
      description={done ? undefined : t('correct_text')}
      width="max-w-md"
    >
      {done ? (
        <ErasureDone report={rename.data} what={t('exchanges_changed')} onClose={onClose} />
      ) : projects.length === 0 && keys.isSuccess ? (
        <p>{t('no_projects')}</p>
      ) : (
        <form onSubmit={handleSubmit((values) => rename.mutate(values))} className="space-y-3" noValidate>
          <SelectField
            label={t('project')}
            error={errors.from?.message}
            {...register('from', { validate: (value) => value !== '' || t('choose_project') })}
          >
            <option value="">{t('choose')}</option>
            {projects.map((project) => (
              <option key={project} value={project}>
                {project}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('new_name')}
            hint={t('new_name_hint')}
            error={errors.to?.message}
            {...register('to', { validate: (value) => value.trim() === '' || firstIssue(label, value) })}
          />
          {rename.error !== null && <ErrorState error={asAppError(rename.error)} />}
          <div className="flex justify-end gap-2 pt-1">
            <Button onClick={onClose}>{t('cancel', { ns: 'common' })}</Button>
            <Button type="submit" look="primary" busy={rename.isPending}>
              {t('correct_submit')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
