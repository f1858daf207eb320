import { useMutation } from '@tanstack/react-query'
import { CirclePause, CirclePlay } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'

/** Stops all traffic at once, and lets it go on: the one switch for "what is it doing there?". */
export function PauseResume({ paused }: { paused: boolean }) {
  const { t } = useTranslation('overview')
  const { client, queries, queryClient } = useApi()
  const change = useMutation({
    mutationFn: () => client.settings.set({ name: 'paused', value: !paused }),
    // Awaited: the button stays busy until the line beside it tells the new state.
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queries.system.status.key() }),
  })
  const failure = change.error === null ? null : asAppError(change.error)
  const Icon = paused ? CirclePlay : CirclePause
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Button
        look={paused ? 'primary' : 'plain'}
        busy={change.isPending}
        title={paused ? undefined : t('pause_hint')}
        onClick={() => change.mutate()}
      >
        <Icon aria-hidden size={14} strokeWidth={1.75} />
        {t(paused ? 'resume' : 'pause')}
      </Button>
      <span role="alert" className="text-bad text-sm empty:hidden">
        {failure && `${failure.message} ${failure.action} (${failure.code})`}
      </span>
    </span>
  )
}
