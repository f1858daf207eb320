import { useTranslation } from 'react-i18next'
import { Banner } from '../components/banner.tsx'
import { Button } from '../components/button.tsx'
import { CodeLine } from '../components/code-line.tsx'
import { useApi } from '../data/api.tsx'
import { useConnectionState } from '../data/connection.ts'

/** Over every screen while the engine does not answer; what was there stays readable below. */
export function ConnectionBanner() {
  const { t } = useTranslation('app')
  const { connection, transport, reconnect } = useApi()
  if (useConnectionState(connection) !== 'down') return null
  const shell = transport.kind === 'shell'
  return (
    <div className="shrink-0 border-b p-2">
      <Banner
        tone={shell ? 'warn' : 'bad'}
        title={shell ? t('restarting_title') : t('down_title')}
        action={
          <span className="flex items-center gap-2">
            {!shell && <CodeLine text={t('down_command')} what={t('command')} className="w-36" />}
            <Button onClick={reconnect}>{t('retry_now')}</Button>
          </span>
        }
      >
        {shell ? t('restarting_text') : t('down_text')}
      </Banner>
    </div>
  )
}
