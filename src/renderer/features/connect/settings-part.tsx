import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ToolView } from '../../../shared/contract/connect.ts'
import { Button } from '../../components/button.tsx'
import { CodeLine } from '../../components/code-line.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { PlanView } from './plan-view.tsx'
import { SetupPart } from './setup-part.tsx'
import type { ToolChange } from './use-tool-change.ts'

interface SettingsPartProps {
  readonly tool: ToolView
  readonly change: ToolChange
  readonly heading: RefObject<HTMLHeadingElement | null>
}

/** A tool's settings files: where they are, what would change in them, and the change; taken back in the same way. */
export function SettingsPart({ tool, change, heading }: SettingsPartProps) {
  const { t } = useTranslation('connect')
  const { plan, error } = change
  const putAway = () => {
    change.putAway()
    heading.current?.focus()
  }
  return (
    <SetupPart
      title={t(tool.files.length > 1 ? 'part_settings_more' : 'part_settings')}
      note={t(`key_${tool.key_way}`)}
      heading={heading}
    >
      <ul className="space-y-1">
        {tool.files.map(({ path, exists }) => (
          <li key={path}>
            <CodeLine text={path} what={t('path')} />
            {!exists && <p className="mt-0.5 text-muted text-sm">{t('file_missing')}</p>}
          </li>
        ))}
      </ul>
      <div className="mt-3 space-y-3">
        {plan === null ? (
          <Choices tool={tool} change={change} />
        ) : (
          <PlanView plan={plan} change={change} onPutAway={putAway} />
        )}
        {error !== null && (
          <div className="space-y-2">
            <ErrorState error={error} />
            {error.code === 'files_changed' && plan !== null && (
              <Button onClick={() => change.show(plan.action)}>{t('show_anew')}</Button>
            )}
          </div>
        )}
      </div>
    </SetupPart>
  )
}

function Choices({ tool: { state }, change }: { readonly tool: ToolView; readonly change: ToolChange }) {
  const { t } = useTranslation('connect')
  const wasWritten = state === 'connected' || state === 'changed' || state === 'missing'
  return (
    <div className="flex flex-wrap items-center gap-2">
      {state !== 'connected' && (
        <Button look="primary" busy={change.isPlanning} onClick={() => change.show('apply')}>
          {t(wasWritten ? 'show_again' : 'show_change')}
        </Button>
      )}
      {wasWritten && (
        <Button busy={change.isPlanning} onClick={() => change.show('undo')}>
          {t('show_undo')}
        </Button>
      )}
      <span role="status" className="text-muted">
        {change.isPlanning && t('planning')}
      </span>
    </div>
  )
}
