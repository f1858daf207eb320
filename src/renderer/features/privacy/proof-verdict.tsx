import { useTranslation } from 'react-i18next'
import type { SelftestStep } from '../../../shared/contract/privacy.ts'
import { classNames } from '../../components/class-names.ts'
import { StateMark } from '../../components/state-mark.tsx'
import { formatBytes, formatCount } from '../../format/number.ts'
import { engineWords } from '../../languages/engine-words.ts'

type Result = Extract<SelftestStep, { step: 'result' }>

/** In a line whether it held, then how much was looked at, and what was not. */
export function ProofVerdict({ result }: { result: Result }) {
  const { t } = useTranslation('privacy')
  const { passed } = result
  return (
    <div role="status" className={classNames('rounded-md px-3 py-2', passed ? 'bg-info-soft' : 'bg-bad-soft')}>
      <p className="flex items-center gap-2 font-semibold">
        <StateMark shape={passed ? 'dot' : 'triangle'} tone={passed ? 'good' : 'bad'} />
        {passed ? t('proof_passed') : t('proof_failed', { count: result.found, formatted: formatCount(result.found) })}
      </p>
      <p className="mt-0.5 text-muted">
        {t('proof_sum', {
          requests: formatCount(result.requests),
          markers: formatCount(result.markers),
          files: formatCount(result.files),
          size: formatBytes(result.bytes),
          rows: formatCount(result.rows_erased),
        })}
      </p>
      {result.left_out.length > 0 && (
        <>
          <p className="mt-1 font-medium">{t('proof_left_out')}</p>
          <ul className="list-disc pl-5 text-muted marker:text-muted">
            {result.left_out.map((reason) => (
              <li key={reason} className="break-words">
                {engineWords(reason)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
