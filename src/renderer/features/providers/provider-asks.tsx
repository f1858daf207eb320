import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AsksPatch } from '../../../shared/contract/asks.ts'
import type { ProviderView } from '../../../shared/contract/providers.ts'
import { AskSwitches } from '../../components/ask-switches.tsx'
import { SectionFrame } from '../../components/section-frame.tsx'
import { useApi } from '../../data/api.tsx'
import { tellFailure } from '../../data/tell-failure.ts'

/** What is asked of a provider and kept from it. */
export function ProviderAsks({ provider: { name, asks } }: { provider: ProviderView }) {
  const { t } = useTranslation('providers')
  const { client, queries, queryClient } = useApi()
  const change = useMutation({
    mutationFn: (patch: AsksPatch) => client.providers.update({ name, asks: patch }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.providers.list.key() }),
    onError: tellFailure,
  })
  return (
    <SectionFrame title={t('asks')} note={t('asks_text')}>
      <div className="max-w-3xl px-4 pb-4">
        <AskSwitches of="provider" asks={asks} busy={change.isPending} onChange={change.mutate} />
      </div>
    </SectionFrame>
  )
}
