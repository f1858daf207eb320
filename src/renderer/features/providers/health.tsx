import { useTranslation } from 'react-i18next'
import { StateMark } from '../../components/state-mark.tsx'

/** How it answered last. */
export function Health({ status }: { status: number | null }) {
  const { t } = useTranslation('providers')
  if (status === null) {
    return (
      <span className="flex items-center gap-1.5 text-muted">
        <StateMark shape="dash" tone="muted" />
        {t('health_none')}
      </span>
    )
  }
  const well = status < 400
  return (
    <span className="flex items-center gap-1.5">
      <StateMark shape={well ? 'dot' : 'triangle'} tone={well ? 'good' : 'bad'} />
      {t(well ? 'health_ok' : 'health_bad', { code: status })}
    </span>
  )
}
