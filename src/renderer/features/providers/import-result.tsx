import { useTranslation } from 'react-i18next'
import type { TakenProviders } from '../../../shared/contract/imports.ts'
import { Banner } from '../../components/banner.tsx'
import { engineWords } from '../../languages/engine-words.ts'

export function ImportResult({ taken: { added, left } }: { taken: TakenProviders }) {
  const { t } = useTranslation('providers')
  return (
    <div role="status" className="space-y-2">
      {added.length === 0 ? (
        <Banner tone="warn" title={t('import_added_none')} />
      ) : (
        <Banner tone="info" title={t('import_added', { count: added.length })}>
          {added.join(', ')}
        </Banner>
      )}
      {left.map(({ name, because }) => (
        <p key={name} className="text-muted">
          {t('import_left', { name, because: engineWords(because) })}
        </p>
      ))}
    </div>
  )
}
