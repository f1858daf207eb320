import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportedProvider } from '../../../shared/contract/imports.ts'
import { engineWords } from '../../languages/engine-words.ts'

interface ImportRowProps {
  readonly provider: ImportedProvider
  /** Of its kind. */
  readonly title: string
  readonly chosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}

export function ImportRow({ provider, title, chosen, onChoose }: ImportRowProps) {
  const { t } = useTranslation('providers')
  const { name, as, base_url, problem } = provider
  const id = useId()
  const facts = [title, base_url ?? t('import_own_url'), keyText(provider, t)]
  return (
    <li className="flex gap-2.5 px-3 py-2">
      <input
        type="checkbox"
        id={id}
        aria-describedby={`${id}-facts`}
        checked={chosen}
        disabled={problem !== null}
        onChange={(event) => onChoose(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="flex flex-wrap items-baseline gap-x-2">
          <span className="break-all font-medium">{name}</span>
          {as !== name && problem === null && (
            <span className="text-muted text-sm">{t('import_as', { name: as })}</span>
          )}
        </label>
        <p id={`${id}-facts`} className="break-words text-muted text-sm">
          {facts.join(' · ')}
          {problem !== null && <span className="block text-warn">{engineWords(problem)}</span>}
        </p>
      </div>
    </li>
  )
}

type Translate = ReturnType<typeof useTranslation<'providers'>>['t']

function keyText({ key, key_variable }: ImportedProvider, t: Translate): string {
  switch (key) {
    case 'given':
      return t('import_key_given')
    case 'variable':
      return t('import_key_variable', { variable: key_variable ?? '' })
    case 'none':
      return t('import_key_none')
  }
}
