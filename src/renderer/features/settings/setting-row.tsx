import { Check } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { SettingName } from '../../../shared/contract/settings.ts'
import { StateMark } from '../../components/state-mark.tsx'
import { useApi } from '../../data/api.tsx'
import { useRestart } from './restart.tsx'
import { useSettingStates } from './setting-states.tsx'

export interface RowIds {
  /** Of the field that the row's title is the label of, where it is of one. */
  readonly id: string
  readonly describedBy: string
}

/** A row's place for its words at the left and its control at the right; below the control what has become of it. */
export function Row({
  title,
  note,
  mark,
  said,
  isLabel = false,
  children,
}: {
  readonly title: string
  /** A control that is no field of the system's has its name by itself. */
  readonly isLabel?: boolean
  readonly note?: ReactNode
  readonly mark?: ReactNode
  readonly said?: ReactNode
  readonly children: (ids: RowIds) => ReactNode
}) {
  const id = useId()
  const ids = { id, describedBy: `${id}-note ${id}-said` }
  return (
    <div className="px-4 py-3">
      <div className="grid max-w-4xl gap-x-8 gap-y-1.5 md:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="min-w-0">
          <p className="flex min-h-5 flex-wrap items-center gap-x-2">
            {isLabel ? (
              <label htmlFor={id} className="font-medium">
                {title}
              </label>
            ) : (
              <span className="font-medium">{title}</span>
            )}
            {mark}
          </p>
          <div id={`${id}-note`} className="max-w-prose text-muted">
            {note}
          </div>
        </div>
        <div className="min-w-0">
          {children(ids)}
          <div id={`${id}-said`} className="text-sm empty:hidden [&>*]:mt-1.5">
            {said}
          </div>
        </div>
      </div>
    </div>
  )
}

/** The row of one setting: whether it was saved, waits for a restart or was refused, with the engine's own words. */
export function SettingRow({
  name,
  title,
  note,
  said,
  isLabel = false,
  children,
}: {
  readonly name: SettingName
  readonly isLabel?: boolean
  readonly title: string
  readonly note?: ReactNode
  /** What else is to be said of it as it is now. */
  readonly said?: ReactNode
  readonly children: (ids: RowIds & { readonly invalid: true | undefined; readonly isSaving: boolean }) => ReactNode
}) {
  const { t } = useTranslation('settings')
  const { of, savedLast } = useSettingStates()
  const { transport } = useApi()
  const { refusal, isSaving } = of(name)
  const waits = useRestart().some((other) => other === name)
  return (
    <Row
      title={title}
      note={note}
      isLabel={isLabel}
      mark={
        <span role="status" className="inline-flex items-center gap-2 text-sm empty:hidden">
          {savedLast === name && (
            <span className="inline-flex items-center gap-1 text-good">
              <Check aria-hidden size={12} strokeWidth={2.5} />
              {t('saved')}
            </span>
          )}
          {waits && (
            <span className="inline-flex items-center gap-1.5 text-warn">
              <StateMark shape="ring" tone="warn" />
              {t('waits')}
            </span>
          )}
        </span>
      }
      said={
        <>
          {refusal !== null && (
            <p role="alert" className="wrap-anywhere text-bad">
              {refusal.message} {refusal.action} <code className="font-mono">({refusal.code})</code>
            </p>
          )}
          {said}
          {waits && <p className="text-muted">{t(`restart_${transport.kind}`)}</p>}
        </>
      }
    >
      {(ids) => children({ ...ids, invalid: refusal === null ? undefined : true, isSaving })}
    </Row>
  )
}

/** Rows under a name of their own. */
export function Group({ title, note, children }: { title?: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="border-t pb-2">
      {title !== undefined && (
        <div className="px-4 pt-4">
          <h3 className="font-semibold">{title}</h3>
          {note !== undefined && <p className="max-w-prose text-muted">{note}</p>}
        </div>
      )}
      <div className="divide-y divide-line">{children}</div>
    </div>
  )
}
