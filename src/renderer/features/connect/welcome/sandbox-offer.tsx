import { useMutation } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { StateMark } from '../../../components/state-mark.tsx'
import { useApi } from '../../../data/api.tsx'
import { asAppError } from '../../../data/request-error.ts'

/** The way on for whoever has no key yet, or wants to look first. */
export function SandboxOffer({ isUsed }: { readonly isUsed: boolean }) {
  const { t } = useTranslation('welcome')
  const { client, queries, queryClient } = useApi()
  const use = useMutation({
    mutationFn: () => client.providers.add({ kind: 'sandbox' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.providers.list.key() }),
  })
  return (
    <section aria-labelledby="sandbox">
      <h2 id="sandbox" className="flex items-center gap-2 font-semibold">
        <FlaskConical aria-hidden size={15} strokeWidth={1.75} className="text-muted" />
        {t('sandbox_title')}
      </h2>
      <p className="mt-1 mb-3 text-muted">{t('sandbox_text')}</p>
      <div role="status">
        {isUsed && (
          <p className="flex items-baseline gap-2">
            <StateMark shape="dot" tone="good" />
            {t('sandbox_used')}
          </p>
        )}
      </div>
      {!isUsed && (
        <Button busy={use.isPending} onClick={() => use.mutate()}>
          {t('sandbox_use')}
        </Button>
      )}
      {use.error !== null && (
        <div className="mt-3">
          <ErrorState error={asAppError(use.error)} />
        </div>
      )}
    </section>
  )
}
