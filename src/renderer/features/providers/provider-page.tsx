import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderView } from '../../../shared/contract/providers.ts'
import { Page } from '../../components/page.tsx'
import { SectionNav } from '../../components/section-nav.tsx'
import { useSectionStart } from '../../components/use-section-start.ts'
import { useApi } from '../../data/api.tsx'
import { engineWords } from '../../languages/engine-words.ts'
import { ProviderModels } from './models/provider-models.tsx'
import { ProviderActions } from './provider-actions.tsx'
import { ProviderAddress } from './provider-address.tsx'
import { ProviderAsks } from './provider-asks.tsx'
import { ProviderBill } from './provider-bill.tsx'
import { ProviderBudget } from './provider-budget.tsx'
import { ProviderFacts } from './provider-facts.tsx'
import { ProviderKeys } from './provider-keys.tsx'
import { type ProviderSection, providerSections } from './providers-search.ts'
import { RemoveProvider } from './remove-provider.tsx'
import { ReplaceKey } from './replace-key.tsx'
import { TestsContext } from './test-button.tsx'
import { TestResult } from './test-result.tsx'
import { useProviderTests } from './use-provider-tests.ts'

const route = getRouteApi('/providers')

/** All that is known of one provider, and all that can be changed of it. */
export function ProviderPage({ provider }: { provider: ProviderView }) {
  const { t } = useTranslation('providers')
  const { queries } = useApi()
  const { section = 'keys' } = route.useSearch()
  const { name } = provider
  const tests = useProviderTests()
  const [asked, setAsked] = useState<'replace' | 'remove' | null>(null)
  const bills = useQuery(queries.billing.state.queryOptions())
  const bill = bills.data?.find((state) => state.provider === name)
  const start = useSectionStart(section)
  const result = tests.tests[name]
  const isMissing = section === 'bill' && bills.data !== undefined && bill === undefined
  const shown: ProviderSection = isMissing ? 'keys' : section
  return (
    <Page
      title={name}
      focused
      parent={
        <Link to="/providers" className="text-muted hover:text-accent hover:underline">
          {t('title')}
        </Link>
      }
      aside={<span className="text-muted max-sm:hidden">{engineWords(provider.title)}</span>}
      actions={
        <TestsContext value={tests}>
          <ProviderActions
            provider={provider}
            onReplaceKey={() => setAsked('replace')}
            onRemove={() => setAsked('remove')}
          />
        </TestsContext>
      }
    >
      <div className="flex min-h-full flex-col">
        <div className="space-y-3 border-b p-4">
          <ProviderFacts provider={provider} />
          {result !== undefined && <TestResult test={result} onDismiss={() => tests.dismiss(name)} />}
        </div>
        <div ref={start} className="flex-1 lg:grid lg:grid-cols-[11.5rem_minmax(0,1fr)]">
          <SectionNav
            current={shown}
            sections={providerSections
              .filter(({ id }) => id !== 'bill' || bill !== undefined)
              .map(({ id, label, icon }) => ({ id, icon, label: t(label) }))}
            to={(id) => ({ to: '/providers', search: { provider: name, section: id } })}
          />
          <div className="min-w-0 lg:border-l">
            {shown === 'keys' && <ProviderKeys provider={provider} />}
            {shown === 'models' && <ProviderModels name={name} />}
            {shown === 'address' && <ProviderAddress provider={provider} />}
            {shown === 'budget' && <ProviderBudget provider={provider} />}
            {shown === 'asks' && <ProviderAsks provider={provider} />}
            {shown === 'bill' && bill !== undefined && <ProviderBill state={bill} />}
          </div>
        </div>
      </div>
      {asked === 'replace' && <ReplaceKey provider={provider} onClose={() => setAsked(null)} />}
      {asked === 'remove' && <RemoveProvider provider={provider} onClose={() => setAsked(null)} />}
    </Page>
  )
}
