import { useTranslation } from 'react-i18next'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import { CopyButton } from '../../components/copy-button.tsx'

/** Where a port is found now, and where from the next start on. */
export function AddressSaid({
  name,
  port,
  now,
  waits,
}: {
  readonly name: 'port' | 'control_port'
  readonly port: number
  /** null: nothing listens there. */
  readonly now: string | null
  readonly waits: SystemStatus['restart_for']
}) {
  const { t } = useTranslation('settings')
  const next = `http://127.0.0.1:${port}`
  const isElsewhere = now !== null && now !== next && !waits.includes(name)
  return (
    <>
      {now !== null && (
        <p className="text-muted">
          {t('address_now')} <Address text={now} />
        </p>
      )}
      {waits.includes(name) && (
        <p className="text-warn">
          {port === 0 ? (
            t('address_any')
          ) : (
            <>
              {t('address_next')} <Address text={next} />
            </>
          )}{' '}
          {t(`address_tell_${name}`)}
        </p>
      )}
      {isElsewhere && port !== 0 && <p className="text-muted">{t('address_given')}</p>}
    </>
  )
}

function Address({ text }: { text: string }) {
  const { t } = useTranslation('settings')
  return (
    <span className="inline-flex items-center whitespace-nowrap">
      <code className="font-mono text-ink">{text}</code>
      <CopyButton text={text} what={t('address_what', { address: text })} className="-my-1.5" />
    </span>
  )
}
