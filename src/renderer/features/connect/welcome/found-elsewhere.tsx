import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../../components/banner.tsx'
import { useApi } from '../../../data/api.tsx'

/** Whoever used a router before has their keys in it; nothing where none is found. */
export function FoundElsewhere() {
  const { t } = useTranslation('welcome')
  const { queries } = useApi()
  const found = useQuery(queries.imports.find.queryOptions()).data ?? []
  const count = found.flatMap(({ providers }) => providers).filter(({ problem }) => problem === null).length
  if (count === 0) return null
  return (
    <Banner
      tone="info"
      title={t('found_elsewhere', { count })}
      action={
        <Link to="/providers" search={{ import: true }} className="text-accent underline underline-offset-2">
          {t('found_elsewhere_look')}
        </Link>
      }
    />
  )
}
