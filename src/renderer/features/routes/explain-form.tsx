import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { requestKinds } from '../../../shared/request-kinds.ts'
import { clientFormats, formatTitles } from '../../../shared/wire-formats.ts'
import { SearchField } from '../../components/search-field.tsx'
import { Select } from '../../components/select.tsx'
import { Suggestions } from '../../components/suggestions.tsx'
import { useApi } from '../../data/api.tsx'
import { type AskedRequest, routesSearch } from './routes-search.ts'
import { useKnownModels } from './use-known-models.ts'

const route = getRouteApi('/routes')

/** A request, made up. What is chosen stands in the address, so that it can be sent as a link. */
export function ExplainForm() {
  const { t } = useTranslation('routes')
  const { queries } = useApi()
  const navigate = route.useNavigate()
  const { model, format, key, project, kind, tokens } = route.useSearch()
  const keys = useQuery(queries.clientKeys.names.queryOptions()).data ?? []
  const { names, targets } = useKnownModels()
  const [isMore] = useState([key, project, kind, tokens].some((value) => value !== undefined))
  const set = (said: { readonly [Name in keyof AskedRequest]: AskedRequest[Name] | undefined }) => {
    void navigate({ search: (now) => routesSearch({ ...now, ...said }), replace: true })
  }
  return (
    <form onSubmit={(event) => event.preventDefault()} className="space-y-2">
      <SearchField
        label={t('explain_model')}
        value={model}
        onChange={(value) => set({ model: value })}
        maxLength={200}
        className="font-mono"
        list="explain-models"
      />
      <Suggestions id="explain-models" values={[...names, ...targets.filter((name) => !name.endsWith('*'))]} />
      <Select
        aria-label={t('form_format')}
        title={t('form_format')}
        value={format ?? 'chat_completions'}
        onChange={({ target }) => set({ format: clientFormats.find((known) => known === target.value) })}
        className="w-full"
      >
        {clientFormats.map((known) => (
          <option key={known} value={known}>
            {t('only_format', { format: formatTitles[known] })}
          </option>
        ))}
      </Select>
      <details open={isMore}>
        <summary className="w-fit rounded-md text-muted">{t('explain_more')}</summary>
        <div className="grid grid-cols-2 gap-2 pt-2">
          <Choice
            label={t('form_key')}
            value={key}
            known={keys
              .filter(({ revoked_at }) => revoked_at === null)
              .map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(value) => set({ key: value })}
          />
          <Choice
            label={t('form_kind')}
            value={kind}
            known={requestKinds.map((known) => ({ value: known, label: t(`form_kind_${known}`) }))}
            onChange={(value) => set({ kind: requestKinds.find((known) => known === value) })}
          />
          <SearchField
            label={t('form_project')}
            value={project}
            onChange={(value) => set({ project: value })}
            maxLength={80}
            className=""
          />
          <SearchField
            label={t('explain_tokens')}
            value={tokens?.toString()}
            onChange={(value) => set({ tokens: value === undefined ? undefined : Number(value) || undefined })}
            maxLength={9}
            className=""
          />
        </div>
      </details>
    </form>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string | undefined
  readonly known: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string | undefined) => void
}

/** What it is of stands in it until something is chosen, as in a field beside it. */
function Choice({ label, value, known, onChange }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      title={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value || undefined)}
      className="w-full"
      look={value === undefined ? 'text-muted' : ''}
    >
      <option value="">{label}</option>
      {known.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  )
}
