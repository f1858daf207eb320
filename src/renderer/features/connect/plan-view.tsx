import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionPlan } from '../../../shared/contract/connect.ts'
import { Button } from '../../components/button.tsx'
import { DiffView } from '../../components/diff-view.tsx'
import { engineWords } from '../../languages/engine-words.ts'
import type { ToolChange } from './use-tool-change.ts'

interface PlanViewProps {
  readonly plan: ConnectionPlan
  readonly change: ToolChange
  readonly onPutAway: () => void
}

/** Everything that would be written, file by file, and what the user should know before they say yes. */
export function PlanView({ plan, change, onPutAway }: PlanViewProps) {
  const { t } = useTranslation('connect')
  const heading = useRef<HTMLHeadingElement>(null)
  // What was pressed to come here is gone; a plan that is shown anew is another one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision is what it answers to
  useEffect(() => heading.current?.focus(), [plan.revision])
  const isUndo = plan.action === 'undo'
  return (
    <div>
      <h4 ref={heading} tabIndex={-1} className="mb-1.5 font-medium outline-none">
        {t(isUndo ? 'plan_undo' : 'plan_apply')}
      </h4>
      <ul className="space-y-3">
        {plan.files.map((file) => (
          <FilePlan key={file.path} file={file} isOnly={plan.files.length === 1} />
        ))}
      </ul>
      {plan.notes.length > 0 && (
        <ul className="mt-2 max-w-prose list-disc space-y-1 pl-5 marker:text-muted">
          {plan.notes.map((note) => (
            <li key={note} className="break-words">
              {engineWords(note)}
            </li>
          ))}
        </ul>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look={isUndo ? 'danger' : 'primary'} busy={change.isWriting} onClick={change.carryOut}>
          {t(plan.action)}
        </Button>
        <Button onClick={onPutAway}>{t('not_now')}</Button>
      </div>
    </div>
  )
}

interface FilePlanProps {
  readonly file: ConnectionPlan['files'][number]
  /** Its path stands above already. */
  readonly isOnly: boolean
}

function FilePlan({ file, isOnly }: FilePlanProps) {
  const { t } = useTranslation('connect')
  return (
    <li>
      {!isOnly && <p className="mb-1 break-all font-mono text-muted text-sm">{file.path}</p>}
      {file.diff === '' ? (
        <p>{t('plan_none')}</p>
      ) : (
        <DiffView diff={file.diff} label={t('plan_diff', { path: file.path })} />
      )}
      {file.settings.length > 0 && (
        <p className="mt-1 break-words text-muted text-sm">
          {t('plan_settings')}{' '}
          {file.settings.map((name, index) => (
            <span key={name}>
              {index > 0 && ', '}
              <code className="font-mono">{name}</code>
            </span>
          ))}
        </p>
      )}
    </li>
  )
}
