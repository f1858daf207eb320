import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type MarkShape, type MarkTone, StateMark } from '../components/state-mark.tsx'
import { useApi } from '../data/api.tsx'
import { useConnectionState } from '../data/connection.ts'

/** The engine's state, small: in the corner of every screen. */
export function RunningState() {
  const { t } = useTranslation('app')
  const { queries, connection, transport } = useApi()
  const link = useConnectionState(connection)
  const { data } = useQuery(queries.system.status.queryOptions())
  const look = (): { shape: MarkShape; tone: MarkTone; text: string } => {
    if (link === 'down') {
      const text = transport.kind === 'shell' ? t('state_restarting') : t('state_down')
      return { shape: 'triangle', tone: 'bad', text }
    }
    if (link !== 'up' || data === undefined) return { shape: 'ring', tone: 'muted', text: t('state_connecting') }
    switch (data.state) {
      case 'running':
        return data.paused
          ? { shape: 'ring', tone: 'warn', text: t('state_paused') }
          : { shape: 'dot', tone: 'good', text: t('state_running') }
      case 'stopping':
        return { shape: 'ring', tone: 'warn', text: t('state_stopping') }
      case 'not_listening':
        return { shape: 'triangle', tone: 'bad', text: t('state_not_listening') }
    }
  }
  const { shape, tone, text } = look()
  return (
    <span className="flex h-4 items-center gap-1.5 text-muted text-sm">
      <StateMark shape={shape} tone={tone} />
      <span className="truncate">{text}</span>
      {data !== undefined && <span className="ml-auto max-md:hidden">{t('version', { version: data.version })}</span>}
    </span>
  )
}
