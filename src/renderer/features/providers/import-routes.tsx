import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportedRoute } from '../../../shared/contract/imports.ts'
import { formatCount } from '../../format/number.ts'
import { engineWords } from '../../languages/engine-words.ts'

interface ImportRoutesProps {
  readonly routes: readonly ImportedRoute[]
  readonly taken: boolean
  readonly onTake: (isTaken: boolean) => void
}

/** Its rules as they would be here: all of them that lead to a provider of here, or none. */
export function ImportRoutes({ routes, taken, onTake }: ImportRoutesProps) {
  const { t } = useTranslation('providers')
  const id = useId()
  const usable = routes.filter(({ problem }) => problem === null)
  if (routes.length === 0) return null
  return (
    <div className="rounded-md border border-line px-3 py-2">
      <div className="flex gap-2.5">
        <input
          type="checkbox"
          id={id}
          checked={taken && usable.length > 0}
          disabled={usable.length === 0}
          onChange={({ target }) => onTake(target.checked)}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
        <label htmlFor={id} className="font-medium">
          {t('import_routes', { count: usable.length })}
        </label>
      </div>
      <ul className="mt-1 space-y-1 pl-6.5 text-sm">
        {routes.map(({ name, match, targets, problem }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may have the same name, and none has a state
          <li key={place} className="wrap-anywhere">
            <code className="font-mono">{match.model}</code>
            {match.kind !== null && ` ${t(`only_${match.kind}`, { ns: 'routes' })}`}
            {match.min_input_tokens !== null &&
              ` ${t('only_tokens', { ns: 'routes', tokens: formatCount(match.min_input_tokens) })}`}
            {name !== match.model && <span className="text-muted"> · {t('import_route_of', { name })}</span>}
            {' → '}
            <code className="font-mono">{targets.map(({ to }) => to).join(', ')}</code>
            {problem !== null && <span className="block text-warn">{engineWords(problem)}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
