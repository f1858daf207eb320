import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { TakenProviders } from '../../../shared/contract/imports.ts'
import { Banner } from '../../components/banner.tsx'
import { engineWords } from '../../languages/engine-words.ts'

export function ImportResult({ taken: { added, routes, left } }: { taken: TakenProviders }) {
  const { t } = useTranslation('providers')
  return (
    <div role="status" className="space-y-2">
      {added.length === 0 && routes === 0 ? (
        <Banner tone="warn" title={t('import_added_none')} />
      ) : (
        <>
          {added.length > 0 && (
            <Banner tone="info" title={t('import_added', { count: added.length })}>
              {added.join(', ')}
            </Banner>
          )}
          {routes > 0 && (
            <Banner
              tone="info"
              title={t('import_routes_added', { count: routes })}
              action={
                <Link to="/routes" className="text-accent underline underline-offset-2">
                  {t('import_routes_look')}
                </Link>
              }
            />
          )}
        </>
      )}
      {left.map(({ name, because }) => (
        <p key={name} className="text-muted">
          {t('import_left', { name, because: engineWords(because) })}
        </p>
      ))}
    </div>
  )
}
