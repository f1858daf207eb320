import { useTranslation } from 'react-i18next'
import type { ModelChanges } from '../../../../shared/contract/models.ts'
import { Banner } from '../../../components/banner.tsx'
import { formatList } from '../../../format/number.ts'
import { engineWords } from '../../../languages/engine-words.ts'

/** So many names, and how many more there are. */
const SHOWN = 12

/** What is other than when its list was asked for last. */
export function ModelChangesPart({ changes: { added, gone, in_use: inUse, problem } }: { changes: ModelChanges }) {
  const { t } = useTranslation('providers')
  if (problem !== null) return <Banner tone="bad" title={engineWords(problem)} />
  return (
    <>
      {inUse.length > 0 && (
        <Banner tone="warn" title={t('models_in_use')}>
          {named(inUse)}
        </Banner>
      )}
      {added.length > 0 && (
        <Banner tone="info" title={t('models_added', { count: added.length })}>
          {named(added)}
        </Banner>
      )}
      {gone.length > 0 && (
        <Banner tone="info" title={t('models_gone', { count: gone.length })}>
          {named(gone)}
        </Banner>
      )}
      {added.length + gone.length + inUse.length === 0 && (
        <p role="status" className="text-muted">
          {t('models_same')}
        </p>
      )}
    </>
  )
}

function named(models: readonly string[]): string {
  const rest = models.length - SHOWN
  return formatList(rest > 0 ? [...models.slice(0, SHOWN), `+ ${rest}`] : models)
}
