import { useTranslation } from 'react-i18next'
import { SectionFrame } from '../../components/section-frame.tsx'
import { ProviderPolicies } from './provider-policies.tsx'

const parties = [
  { name: 'party_waybill', points: ['waybill_1', 'waybill_2', 'waybill_3', 'waybill_4'] },
  { name: 'party_you', points: ['you_1', 'you_2', 'you_3', 'you_4'] },
  { name: 'party_provider', points: ['provider_1', 'provider_2', 'provider_3', 'provider_4'] },
] as const

export function Responsibility() {
  const { t } = useTranslation('privacy')
  return (
    <SectionFrame title={t('section_responsibility')} note={t('responsibility_note')}>
      <div className="grid border-y md:grid-cols-3 max-md:divide-y md:divide-x divide-line">
        {parties.map(({ name, points }) => (
          <section key={name} className="px-4 py-3">
            <h3 className="font-semibold">{t(name)}</h3>
            <ul className="mt-1 list-disc space-y-1 pl-4 text-muted marker:text-muted">
              {points.map((point) => (
                <li key={point}>{t(point)}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <ProviderPolicies />
    </SectionFrame>
  )
}
