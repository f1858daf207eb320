import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { ToolView } from '../../../shared/contract/connect.ts'
import { CodeLine } from '../../components/code-line.tsx'
import { isKeyByHand, KeyPart } from './key-part.tsx'
import { SettingsPart } from './settings-part.tsx'
import { SetupPart } from './setup-part.tsx'
import { ShellPart } from './shell-part.tsx'
import { StepList } from './step-list.tsx'
import { useToolChange } from './use-tool-change.ts'
import type { ToolVerification } from './use-verification.ts'
import { VerifyPart } from './verify-part.tsx'

interface ToolSetupProps {
  readonly tool: ToolView
  /** Held by who shows the set-up: what follows from the first request is theirs. */
  readonly verification: ToolVerification
}

/** Everything about one tool, in the order in which it is done; the other way of doing it stands last. */
export function ToolSetup({ tool, verification }: ToolSetupProps) {
  const { t } = useTranslation('connect')
  const settings = useRef<HTMLHeadingElement>(null)
  const verify = useRef<HTMLHeadingElement>(null)
  const change = useToolChange(tool, (action) => {
    toast.success(t(action === 'apply' ? 'applied' : 'undone', { tool: tool.name }))
    // What one wants to know next. After an undo there is nothing to wait for.
    if (action === 'apply') verification.start()
    else verification.cancel()
    const next = action === 'apply' ? verify : settings
    next.current?.focus()
  })
  const hasFiles = tool.files.length > 0
  const isByHand = isKeyByHand(tool)
  const watch = () => verification.start()
  return (
    <div>
      <SetupPart title={t('part_address')} note={t('address_note', { dialect: t(`dialect_${tool.dialect}`) })}>
        {tool.address === null ? (
          <p>{t('no_address')}</p>
        ) : (
          <CodeLine text={tool.address} what={t('address')} className="max-w-md" />
        )}
      </SetupPart>
      {hasFiles && <SettingsPart tool={tool} change={change} heading={settings} />}
      {!hasFiles && tool.has_lines && <ShellPart tool={tool} onMade={watch} />}
      {isByHand && <KeyPart tool={tool} onMade={watch} />}
      {tool.steps.length > 0 && (
        <SetupPart title={t(isByHand ? 'part_by_hand' : 'part_to_know')}>
          <StepList steps={tool.steps} isOrder={isByHand} />
        </SetupPart>
      )}
      <VerifyPart tool={tool} verification={verification} heading={verify} />
      {hasFiles && tool.has_lines && <ShellPart tool={tool} onMade={watch} />}
    </div>
  )
}
