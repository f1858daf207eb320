import { useQuery } from '@tanstack/react-query'
import { useFormContext, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { routeMatch } from '../../../shared/contract/routes.ts'
import { label } from '../../../shared/contract/values.ts'
import { requestKinds } from '../../../shared/request-kinds.ts'
import { clientFormats, formatTitles } from '../../../shared/wire-formats.ts'
import { checked } from '../../components/checked.ts'
import { SelectField, TextField } from '../../components/field.tsx'
import { FoldedFields } from '../../components/folded-fields.tsx'
import { Suggestions } from '../../components/suggestions.tsx'
import { useApi } from '../../data/api.tsx'
import { formatList } from '../../format/number.ts'
import { conditionFields, type RouteFormValues, routeInputOf } from './route-form-values.ts'
import { conditionTexts } from './route-words.ts'

/** What else a request has to be; folded while it is nothing. */
export function MatchFields() {
  const { t } = useTranslation('routes')
  const { queries } = useApi()
  const keys = useQuery(queries.clientKeys.list.queryOptions()).data
  const { register, control, formState } = useFormContext<RouteFormValues>()
  const values = useWatch({ control }) as RouteFormValues
  const only = conditionTexts(routeInputOf(values).match, keys, t)
  const { errors, defaultValues } = formState
  const usable = keys?.filter(({ id, revoked_at }) => revoked_at === null || id === values.key) ?? []
  const projects = [...new Set(keys?.flatMap(({ project }) => project ?? []))].toSorted()
  return (
    <FoldedFields
      title={only.length === 0 ? t('form_only') : t('form_only_of', { only: formatList(only) })}
      initially={conditionFields.some((name) => defaultValues?.[name] !== '')}
      names={conditionFields}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField label={t('form_format')} {...register('format')}>
          <option value="">{t('form_format_any')}</option>
          {clientFormats.map((format) => (
            <option key={format} value={format}>
              {formatTitles[format]}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('form_kind')} {...register('kind')}>
          <option value="">{t('form_kind_any')}</option>
          {requestKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`form_kind_${kind}`)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t('form_key')} {...register('key')}>
          <option value="">{t('form_key_any')}</option>
          {usable.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          {values.key !== '' && usable.every(({ id }) => id !== values.key) && (
            <option value={values.key}>{t('only_key_gone')}</option>
          )}
        </SelectField>
        <TextField
          label={t('form_project')}
          placeholder={t('form_project_any')}
          list="route-projects"
          error={errors.project?.message}
          {...register('project', { validate: checked((text) => text, '', label) })}
        />
        <TextField
          label={t('form_tokens')}
          inputMode="numeric"
          hint={t('form_tokens_hint')}
          error={errors.tokens?.message}
          {...register('tokens', {
            validate: checked(wholeNumber, t('form_not_tokens'), routeMatch.shape.min_input_tokens),
          })}
        />
      </div>
      <Suggestions id="route-projects" values={projects} />
    </FoldedFields>
  )
}

function wholeNumber(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text.trim()) ? Number(text) : null
}
