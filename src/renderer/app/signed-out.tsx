import { useTranslation } from 'react-i18next'
import { CodeLine } from '../components/code-line.tsx'
import { Logo } from './logo.tsx'

/** What a page without a token says: how to come in, and why it is not simply open. */
export function SignedOut() {
  const { t } = useTranslation('app')
  return (
    <main className="flex h-full items-start justify-center overflow-y-auto px-4 py-[12vh]">
      <div className="w-full max-w-md">
        <Logo />
        <h1 className="mt-6 font-semibold text-xl">{t('signed_out_title')}</h1>
        <p className="mt-1 text-muted">{t('signed_out_text')}</p>
        <h2 className="mt-6 font-semibold">{t('signed_out_how')}</h2>
        <ol className="mt-2 list-decimal space-y-3 pl-5 marker:text-muted">
          <li>
            {t('signed_out_step_start')}
            <CodeLine className="mt-1" text="waybill start --headless" what={t('command')} />
          </li>
          <li>
            {t('signed_out_step_again')}
            <CodeLine className="mt-1" text="waybill dashboard" what={t('command')} />
          </li>
          <li>
            {t('signed_out_step_open')} <span className="text-muted">{t('signed_out_same')}</span>
          </li>
        </ol>
      </div>
    </main>
  )
}
