import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ProviderView } from '../../../shared/contract/providers.ts'
import { Fact } from '../../components/fact.tsx'
import { useApi } from '../../data/api.tsx'
import { formatDuration } from '../../format/number.ts'
import { engineWords } from '../../languages/engine-words.ts'
import { Health } from './health.tsx'
import { KeyState } from './key-state.tsx'
import { LastUsed } from './last-used.tsx'

/** How it does, and what it says that it does with data. */
export function ProviderFacts({ provider }: { provider: ProviderView }) {
  const { t } = useTranslation('providers')
  const { queries } = useApi()
  const kinds = useQuery(queries.providers.kinds.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
  const kind = kinds.data?.find((each) => each.kind === provider.kind)
  const { latency_ms: latency } = provider
  return (
    <dl
      aria-label={t('facts')}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line md:grid-cols-3 xl:grid-cols-5 [&>*:last-child]:max-xl:col-span-2"
    >
      <Fact term={t('key')}>
        <KeyState provider={provider} />
      </Fact>
      <Fact term={t('health')}>
        <Health status={provider.last_status_code} />
      </Fact>
      <Fact term={t('latency')} note={latency === null ? '' : t('latency_note')}>
        {latency === null ? t('none', { ns: 'common' }) : formatDuration(latency)}
      </Fact>
      <Fact term={t('last_used')}>
        <LastUsed at={provider.last_used_at} />
      </Fact>
      <Fact
        term={t('company')}
        note={
          kind?.policy_page != null && (
            <a
              href={kind.policy_page}
              target="_blank"
              rel="noopener noreferrer"
              className="text-accent underline underline-offset-2"
            >
              {t('policy_page')}
            </a>
          )
        }
      >
        {kind?.region ? engineWords(kind.region) : t('company_unknown')}
      </Fact>
    </dl>
  )
}
