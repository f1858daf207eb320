import { useMutation } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { type ImportSource, importSources } from '../../../shared/contract/import-sources.ts'
import type { ImportPlan } from '../../../shared/contract/imports.ts'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { importTitles } from './import-sources.ts'

interface FileValues {
  readonly source: ImportSource
  readonly path: string
}

export function ImportFile({ onRead }: { onRead: (plan: ImportPlan) => void }) {
  const { t } = useTranslation('providers')
  const { client } = useApi()
  const { register, handleSubmit } = useForm<FileValues>({ defaultValues: { source: 'litellm', path: '' } })
  const read = useMutation({ mutationFn: (values: FileValues) => client.imports.read(values), onSuccess: onRead })
  return (
    <form onSubmit={handleSubmit((values) => read.mutate(values))} className="space-y-3" noValidate>
      <h3 className="font-semibold">{t('import_file')}</h3>
      <div className="grid gap-3 sm:grid-cols-[12rem_1fr]">
        <SelectField label={t('import_source')} {...register('source')}>
          {importSources.map((source) => (
            <option key={source} value={source}>
              {importTitles[source]}
            </option>
          ))}
        </SelectField>
        <TextField label={t('import_path')} hint={t('import_path_hint')} className="font-mono" {...register('path')} />
      </div>
      {read.error !== null && <ErrorState error={asAppError(read.error)} />}
      <div className="flex justify-end">
        <Button type="submit" busy={read.isPending}>
          {t('import_read')}
        </Button>
      </div>
    </form>
  )
}
