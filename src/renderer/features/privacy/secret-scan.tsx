import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../shared/contract/settings.ts'
import { type SecretScan as Scan, secretScans } from '../../../shared/contract/values.ts'
import { classNames } from '../../components/class-names.ts'
import { SectionFrame } from '../../components/section-frame.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { StateMark } from '../../components/state-mark.tsx'
import { useApi } from '../../data/api.tsx'
import { SectionPart } from '../../data/section-part.tsx'
import { formatBytes } from '../../format/number.ts'
import { ScanFacts } from './scan-facts.tsx'
import { useChangeSetting } from './use-change-setting.ts'

/** Whether credentials may leave with a request; a client key may say otherwise for itself. */
export function SecretScan({ now }: { now: number }) {
  const { t } = useTranslation('privacy')
  const { queries } = useApi()
  const settings = useQuery(queries.settings.get.queryOptions())
  return (
    <SectionFrame
      title={t('section_scan')}
      note={t('scan_note')}
      actions={settings.data !== undefined && <ScanChoice chosen={settings.data.secret_scan} />}
    >
      <SectionPart query={settings}>
        {(data) => (
          <>
            <ScanMeanings settings={data} />
            <ScanFacts keptDays={data.security_events_retention_days} now={now} />
          </>
        )}
      </SectionPart>
    </SectionFrame>
  )
}

function ScanChoice({ chosen }: { chosen: Scan }) {
  const { t } = useTranslation('privacy')
  const { t: common } = useTranslation()
  const change = useChangeSetting('secret_scan')
  return (
    <Segmented
      label={t('section_scan')}
      value={chosen}
      options={secretScans.map((value) => ({ value, label: common(`scan_${value}`) }))}
      onChange={change.mutate}
    />
  )
}

/** All three, so that nobody has to choose one to learn what it does. */
function ScanMeanings({ settings }: { settings: Settings }) {
  const { t } = useTranslation()
  return (
    <dl className="grid divide-line border-y max-md:divide-y md:grid-cols-[2fr_3fr_5fr] md:divide-x">
      {secretScans.map((scan) => {
        const isChosen = scan === settings.secret_scan
        return (
          <div key={scan} className="px-4 py-3">
            <dt className="flex items-center gap-1.5 font-medium">
              <StateMark shape={isChosen ? 'dot' : 'dash'} tone={isChosen ? 'accent' : 'muted'} />
              {t(`scan_${scan}`)}
            </dt>
            <dd className={classNames('mt-0.5 max-w-prose', !isChosen && 'text-muted')}>
              {t(`scan_${scan}_does`, { size: formatBytes(settings.body_limit_bytes) })}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
