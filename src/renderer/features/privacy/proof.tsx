import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SectionFrame } from '../../components/section-frame.tsx'
import { asAppError } from '../../data/request-error.ts'
import { ProofSteps } from './proof-steps.tsx'
import { ProofVerdict } from './proof-verdict.tsx'
import { RunningJob } from './running-job.tsx'
import type { Selftest } from './use-privacy-jobs.ts'

/** The proof, on the user's own machine: what is searched is shown as it is searched. */
export function Proof({ job }: { job: Selftest }) {
  const { t } = useTranslation('privacy')
  const result = job.steps.find((step) => step.step === 'result')
  const searching = job.steps.some(({ step }) => step === 'searched')
  return (
    <SectionFrame
      title={t('section_proof')}
      note={t('proof_note')}
      actions={
        job.isRunning ? (
          <RunningJob text={t(searching ? 'proof_searching' : 'proof_sending')} onCancel={job.cancel} />
        ) : (
          <Button look={job.steps.length === 0 ? 'primary' : 'plain'} onClick={() => job.start()}>
            {t(job.steps.length === 0 ? 'proof_run' : 'proof_again')}
          </Button>
        )
      }
    >
      <div className="space-y-3 px-4 pb-4">
        {job.error !== null && !job.isRunning && <ErrorState error={asAppError(job.error)} />}
        {result !== undefined && <ProofVerdict result={result} />}
        {job.isCancelled && <p role="status">{t('proof_stopped')}</p>}
        {job.steps.length === 0 && !job.isRunning && !job.isCancelled && (
          <ol className="max-w-prose list-decimal space-y-1 pl-5 marker:text-muted">
            <li>{t('proof_step_send')}</li>
            <li>{t('proof_step_search')}</li>
            <li>{t('proof_step_erase')}</li>
          </ol>
        )}
        <ProofSteps steps={job.steps} />
      </div>
    </SectionFrame>
  )
}
