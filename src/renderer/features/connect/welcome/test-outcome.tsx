import { useTranslation } from 'react-i18next'
import { StateMark } from '../../../components/state-mark.tsx'
import { formatDuration } from '../../../format/number.ts'
import { engineWords } from '../../../languages/engine-words.ts'
import type { AddedProvider } from './use-add-and-test.ts'

/** What the one call said of the key. */
export function TestOutcome({ added: { name, test } }: { readonly added: AddedProvider }) {
  const { t } = useTranslation('welcome')
  return (
    <div className={test.ok ? 'rounded-md bg-good-soft px-3 py-2' : 'rounded-md bg-warn-soft px-3 py-2'}>
      <p className="flex items-center gap-2 font-medium">
        <StateMark shape={test.ok ? 'dot' : 'triangle'} tone={test.ok ? 'good' : 'warn'} />
        {t(test.ok ? 'test_ok' : 'test_failed', { name })}
      </p>
      <p className="pl-4.5 text-muted">
        {engineWords(test.message)} {test.latency_ms !== null && formatDuration(test.latency_ms)}
      </p>
      {!test.ok && <p className="pl-4.5 text-muted">{t('test_failed_text')}</p>}
    </div>
  )
}
