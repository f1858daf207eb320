import { useTranslation } from 'react-i18next'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import { Fact } from '../../components/fact.tsx'
import { type MarkShape, type MarkTone, StateMark } from '../../components/state-mark.tsx'
import { Switch } from '../../components/switch.tsx'
import { VaultFact } from '../../components/vault-state.tsx'
import { formatCount } from '../../format/number.ts'
import { formatInstant, formatRelative } from '../../format/time.ts'
import { useChangeSetting } from './use-change-setting.ts'

const recordingLooks: Readonly<Record<SystemStatus['recording'], { shape: MarkShape; tone: MarkTone }>> = {
  on: { shape: 'dot', tone: 'good' },
  paused: { shape: 'ring', tone: 'warn' },
  waits: { shape: 'triangle', tone: 'warn' },
}

const gridLook =
  'grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line md:grid-cols-3 xl:grid-cols-5 max-xl:[&>*:last-child]:max-md:col-span-2 md:max-xl:[&>*:last-child]:col-span-2'

/** How things stand, with the two switches that change it at once. */
export function StatusStrip({ status, now }: { status: SystemStatus; now: number }) {
  const { t } = useTranslation('privacy')
  const { t: common } = useTranslation()
  const recording = useChangeSetting('recording')
  const offline = useChangeSetting('offline')
  const { next_purge_at: purge } = status
  return (
    <dl aria-label={t('state')} className={gridLook}>
      <Fact
        term={t('recording')}
        note={t(`recording_${status.recording}_note`)}
        control={
          // While it waits there is nothing to switch: the list of changes below has the button for it.
          status.recording !== 'waits' && (
            <Switch
              label={t('recording')}
              checked={status.recording === 'on'}
              busy={recording.isPending}
              onChange={(on) => recording.mutate(on ? 'on' : 'paused')}
            />
          )
        }
      >
        <span className="inline-flex items-center gap-1.5">
          <StateMark {...recordingLooks[status.recording]} />
          {t(`recording_${status.recording}`)}
        </span>
      </Fact>
      <Fact
        term={t('offline')}
        note={t(status.offline ? 'offline_on_note' : 'offline_off_note')}
        control={
          <Switch
            label={t('offline')}
            checked={status.offline}
            busy={offline.isPending}
            onChange={(on) => offline.mutate(on)}
          />
        }
      >
        {t(status.offline ? 'on' : 'off')}
      </Fact>
      <Fact term={common('contents_stored')} note={common('contents_note')}>
        {formatCount(0)}
      </Fact>
      <Fact term={common('purge')} note={purge === null ? '' : formatInstant(purge)}>
        {purge === null ? common('purge_none') : formatRelative(purge, now)}
      </Fact>
      <VaultFact vault={status.vault} />
    </dl>
  )
}

export function StatusStripSkeleton() {
  return <div aria-hidden className="skeleton h-14" />
}
