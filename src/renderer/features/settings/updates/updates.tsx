import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../../shared/contract/settings.ts'
import type { UpdateView } from '../../../../shared/contract/updates.ts'
import { Button } from '../../../components/button.tsx'
import { type MarkShape, type MarkTone, StateMark } from '../../../components/state-mark.tsx'
import { useNow } from '../../../components/use-now.ts'
import { useApi } from '../../../data/api.tsx'
import { SectionPart } from '../../../data/section-part.tsx'
import { tellFailure } from '../../../data/tell-failure.ts'
import { formatCount } from '../../../format/number.ts'
import { formatInstant, formatRelative } from '../../../format/time.ts'
import { engineWords } from '../../../languages/engine-words.ts'
import { Group, Row } from '../setting-row.tsx'
import { SettingSwitch } from '../setting-switch.tsx'

export function Updates({ settings }: { readonly settings: Settings }) {
  const { queries } = useApi()
  const view = useQuery(queries.updates.view.queryOptions())
  return <SectionPart query={view}>{(data) => <Known view={data} settings={settings} />}</SectionPart>
}

function Known({ view, settings }: { readonly view: UpdateView; readonly settings: Settings }) {
  const { t } = useTranslation('settings')
  const { hindrance } = view
  return (
    <Group>
      <Row
        title={t('update_version')}
        note={hindrance === null ? <LastCheck at={view.checked_at} /> : t(`update_${hindrance}`)}
      >
        {() => (
          <div className="space-y-2">
            <p className="font-mono">{view.version}</p>
            {hindrance === null && <Progress view={view} offline={settings.offline} />}
          </div>
        )}
      </Row>
      {hindrance === null && (
        <SettingSwitch
          name="update_checks"
          value={settings.update_checks}
          title={t('update_checks')}
          note={t('update_checks_note')}
        />
      )}
    </Group>
  )
}

function LastCheck({ at }: { readonly at: number | null }) {
  const { t } = useTranslation('settings')
  const now = useNow(30_000)
  if (at === null) return null
  return <span title={formatInstant(at)}>{t('update_last', { when: formatRelative(at, Math.max(now, at)) })}</span>
}

const LOOKS: Readonly<Record<UpdateView['state'], { shape: MarkShape; tone: MarkTone }>> = {
  idle: { shape: 'dot', tone: 'good' },
  checking: { shape: 'ring', tone: 'muted' },
  found: { shape: 'ring', tone: 'warn' },
  downloading: { shape: 'ring', tone: 'muted' },
  ready: { shape: 'dot', tone: 'good' },
  failed: { shape: 'triangle', tone: 'bad' },
}

/** How far it is, and the one next step that there is. */
function Progress({ view, offline }: { readonly view: UpdateView; readonly offline: boolean }) {
  const { t } = useTranslation('settings')
  const { client, queries, queryClient } = useApi()
  const step = useMutation({
    mutationFn: (wish: 'check' | 'download' | 'install') => client.updates[wish](),
    onSuccess: (now) => queryClient.setQueryData(queries.updates.view.queryKey(), now),
    onError: tellFailure,
  })
  const { state } = view
  const next = state === 'ready' ? 'install' : state === 'found' ? 'download' : 'check'
  const isBusy = state === 'checking' || state === 'downloading' || step.isPending
  return (
    <>
      <p role="status" className="wrap-anywhere flex min-h-5 items-start gap-1.5">
        <StateMark
          {...(state === 'idle' && view.checked_at === null ? { shape: 'dash', tone: 'muted' } : LOOKS[state])}
          className="mt-1"
        />
        <span className="tabular-nums">{useSaid(view)}</span>
      </p>
      {offline && next !== 'install' && <p className="text-muted text-sm">{t('update_offline')}</p>}
      <Button
        look={next === 'check' ? 'plain' : 'primary'}
        busy={isBusy}
        disabled={offline && next !== 'install'}
        onClick={() => step.mutate(next)}
      >
        {t(`update_${next}`)}
      </Button>
    </>
  )
}

function useSaid({ state, found, percent, problem, checked_at }: UpdateView): string {
  const { t } = useTranslation('settings')
  const version = found ?? ''
  switch (state) {
    case 'idle':
      return t(checked_at === null ? 'update_idle' : 'update_newest')
    case 'checking':
      return t('update_checking')
    case 'found':
      return t('update_found', { version })
    case 'downloading':
      return t('update_downloading', { version, formatted: formatCount(percent ?? 0) })
    case 'ready':
      return t('update_ready', { version })
    case 'failed':
      return problem === null ? t('update_failed') : engineWords(problem)
  }
}
