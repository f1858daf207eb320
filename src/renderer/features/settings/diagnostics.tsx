import { useQuery } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Check } from '../../../shared/contract/system.ts'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { SectionFrame } from '../../components/section-frame.tsx'
import { type MarkShape, type MarkTone, StateMark } from '../../components/state-mark.tsx'
import { useApi } from '../../data/api.tsx'
import { SectionPart } from '../../data/section-part.tsx'
import { formatClock } from '../../format/time.ts'
import { engineWords } from '../../languages/engine-words.ts'

const looks: Readonly<Record<Check['state'], { shape: MarkShape; tone: MarkTone }>> = {
  ok: { shape: 'dot', tone: 'good' },
  warning: { shape: 'ring', tone: 'warn' },
  failed: { shape: 'triangle', tone: 'bad' },
}

/** What might keep Waybill from its work, and the same as text for somebody else to look at. */
export function Diagnostics() {
  const { t } = useTranslation('settings')
  const { queries } = useApi()
  const doctor = useQuery({ ...queries.system.doctor.queryOptions(), refetchOnWindowFocus: false })
  const text = useQuery({ ...queries.system.diagnostics.queryOptions(), refetchOnWindowFocus: false })
  const run = () => {
    void doctor.refetch()
    void text.refetch()
  }
  return (
    <SectionFrame
      title={t('section_diagnostics')}
      note={t('diagnostics_note')}
      actions={
        <>
          <span role="status" className="text-muted text-sm">
            {doctor.dataUpdatedAt > 0 && t('checked_at', { time: formatClock(doctor.dataUpdatedAt) })}
          </span>
          <Button busy={doctor.isFetching} onClick={run}>
            <RotateCw aria-hidden size={13} strokeWidth={1.75} />
            {t('run_again')}
          </Button>
        </>
      }
    >
      <SectionPart query={doctor}>{(checks) => <Checks checks={checks} />}</SectionPart>
      <SectionPart query={text}>{(data) => <Report text={data.text} />}</SectionPart>
    </SectionFrame>
  )
}

/** Seen before it is copied: nobody has to trust that it tells no more than it should. */
function Report({ text }: { text: string }) {
  const { t } = useTranslation('settings')
  const id = useId()
  return (
    <section aria-labelledby={id} className="border-t px-4 py-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-96">
          <h3 id={id} className="font-semibold">
            {t('report')}
          </h3>
          <p className="max-w-prose text-muted">{t('report_note')}</p>
        </div>
        <CopyButton text={text} what={t('diagnostics_what')} labelled />
      </div>
      <pre className="wrap-anywhere mt-3 max-w-4xl whitespace-pre-wrap rounded-md border bg-panel px-3 py-2 font-mono text-sm leading-5">
        {text.trimEnd()}
      </pre>
    </section>
  )
}

function Checks({ checks }: { checks: readonly Check[] }) {
  const { t } = useTranslation('settings')
  return (
    <ul aria-label={t('checks')} className="divide-y divide-line border-t">
      {checks.map(({ name, state, message, action }) => (
        <li key={`${name} ${message}`} className="grid gap-x-4 px-4 py-2 md:grid-cols-[11rem_minmax(0,1fr)]">
          <span className="flex items-center gap-2 font-medium md:self-start">
            <StateMark {...looks[state]} label={t(`check_${state}`)} />
            <span className="inline-block first-letter:uppercase">{engineWords(name)}</span>
          </span>
          <div className="wrap-anywhere min-w-0">
            <p>{engineWords(message)}</p>
            {action !== null && <p className="text-muted">{engineWords(action)}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}
