import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { AsksPatch } from '../../../shared/contract/asks.ts'
import type { ProviderView } from '../../../shared/contract/providers.ts'
import { AskSwitches } from '../../components/ask-switches.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'

/** What is asked of a provider and kept from it, beside what it says that it does with data, and where it is. */
export function ProviderAsks({ provider, onClose }: { provider: ProviderView; onClose: () => void }) {
  const { t } = useTranslation('providers')
  const { client, queries, queryClient } = useApi()
  const { name } = provider
  const kinds = useQuery(queries.providers.kinds.queryOptions())
  const kind = kinds.data?.find((each) => each.kind === provider.kind)
  const change = useMutation({
    mutationFn: (asks: AsksPatch) => client.providers.update({ name, asks }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.providers.list.key() }),
    onError: (thrown) => {
      const { message, action, code } = asAppError(thrown)
      toast.error(message, { description: `${action} (${code})` })
    },
  })
  return (
    <Dialog open onClose={onClose} title={t('asks_title', { name })} description={t('asks_text')} width="max-w-xl">
      <AskSwitches of="provider" asks={provider.asks} busy={change.isPending} onChange={change.mutate} />
      <p className="flex flex-wrap gap-x-3 pt-3 text-sm">
        {kind?.region != null && <span className="text-muted">{t('region', { region: kind.region })}</span>}
        {kind?.policy_page != null && (
          <a
            href={kind.policy_page}
            target="_blank"
            rel="noopener noreferrer"
            className="text-accent underline underline-offset-2"
          >
            {t('policy_page')}
          </a>
        )}
      </p>
    </Dialog>
  )
}
