import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ProviderView } from '../../../../shared/contract/providers.ts'
import { Button } from '../../../components/button.tsx'
import { ProviderMark } from '../../../components/provider-mark.tsx'
import { useApi } from '../../../data/api.tsx'
import { QueryPart } from '../../../data/query-part.tsx'
import { VaultFirst } from '../vault-first.tsx'
import { FoundElsewhere } from './found-elsewhere.tsx'
import { LocalOffer } from './local-offer.tsx'
import { ProviderForm } from './provider-form.tsx'
import { SandboxOffer } from './sandbox-offer.tsx'
import { StepFrame } from './step-frame.tsx'

interface ProviderStepProps {
  readonly onBack: () => void
  readonly onNext: () => void
}

export function ProviderStep({ onBack, onNext }: ProviderStepProps) {
  const { t } = useTranslation('welcome')
  const { queries } = useApi()
  const kinds = useQuery(queries.providers.kinds.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
  const providers = useQuery(queries.providers.list.queryOptions()).data ?? []
  const hasOne = providers.length > 0
  return (
    <StepFrame
      title={t('provider_title')}
      text={t('provider_text')}
      back={<Button onClick={onBack}>{t('back')}</Button>}
      next={
        <Button look={hasOne ? 'primary' : 'plain'} onClick={onNext}>
          {t(hasOne ? 'go_on' : 'skip')}
        </Button>
      }
    >
      <div className="mb-4 empty:hidden">
        <VaultFirst />
      </div>
      <div className="mb-4 empty:hidden">
        <FoundElsewhere />
      </div>
      {hasOne && <There providers={providers} />}
      <QueryPart query={kinds} skeleton={<div aria-hidden className="skeleton h-80" />}>
        {(all) => (
          <div className="grid gap-x-10 gap-y-8 md:grid-cols-[minmax(0,1fr)_17rem]">
            <ProviderForm kinds={all.filter(({ kind }) => kind !== 'sandbox')} />
            <div className="space-y-6 border-line max-md:border-t max-md:pt-6 md:border-l md:pl-8">
              <LocalOffer />
              <SandboxOffer isUsed={providers.some(({ kind }) => kind === 'sandbox')} />
            </div>
          </div>
        )}
      </QueryPart>
    </StepFrame>
  )
}

function There({ providers }: { readonly providers: readonly ProviderView[] }) {
  const { t } = useTranslation('welcome')
  return (
    <p className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-1">
      <span className="text-muted">{t('provider_there', { count: providers.length })}</span>
      {providers.map(({ name }) => (
        <ProviderMark key={name} name={name} />
      ))}
    </p>
  )
}
