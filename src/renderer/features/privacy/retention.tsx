import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SectionFrame } from '../../components/section-frame.tsx'
import { useApi } from '../../data/api.tsx'
import { SectionPart } from '../../data/section-part.tsx'
import { retentionCategories } from './retention-categories.ts'
import { RetentionRow } from './retention-row.tsx'

export function Retention({ now }: { now: number }) {
  const { t } = useTranslation('privacy')
  const { queries } = useApi()
  const settings = useQuery(queries.settings.get.queryOptions())
  const status = useQuery(queries.system.status.queryOptions())
  const purgeAt = status.data?.next_purge_at ?? now
  return (
    <SectionFrame title={t('section_retention')} note={t('retention_note')}>
      <SectionPart query={settings}>
        {(data) => (
          <ul className="divide-y divide-line border-y">
            {retentionCategories.map((category) => (
              <RetentionRow
                key={category.setting}
                category={category}
                days={data[category.setting]}
                // Totals go no sooner than the exchanges that they are the sum of.
                atLeast={category.name === 'totals' ? data.retention_days : 0}
                purgeAt={purgeAt}
                now={now}
              />
            ))}
          </ul>
        )}
      </SectionPart>
    </SectionFrame>
  )
}
