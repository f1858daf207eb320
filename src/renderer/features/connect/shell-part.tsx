import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Shell, shells, type ToolView } from '../../../shared/contract/connect.ts'
import { Button } from '../../components/button.tsx'
import { CodeLine } from '../../components/code-line.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { asAppError } from '../../data/request-error.ts'
import { SetupPart } from './setup-part.tsx'
import { StepList } from './step-list.tsx'
import { useRefreshTools } from './use-refresh-tools.ts'

/** As likely as not, before the user says. */
function likelyShell(): Shell {
  if (/win/i.test(navigator.platform)) return 'powershell'
  return /mac/i.test(navigator.platform) ? 'zsh' : 'bash'
}

/** Lines for a shell. They need the tool's key: where it has none yet, one is made when asked for, not by looking. */
export function ShellPart({ tool }: { readonly tool: ToolView }) {
  const { t } = useTranslation('connect')
  const [shell, setShell] = useState(likelyShell)
  return (
    <SetupPart
      title={t('part_shell')}
      note={t('part_shell_note')}
      control={
        <Segmented
          label={t('shell')}
          value={shell}
          options={shells.map((value) => ({ value, label: t(`shell_${value}`) }))}
          onChange={setShell}
        />
      }
    >
      {tool.client_key_id === null ? <MakeKey tool={tool} shell={shell} /> : <Lines tool={tool} shell={shell} />}
    </SetupPart>
  )
}

interface ShellProps {
  readonly tool: ToolView
  readonly shell: Shell
}

function Lines({ tool, shell }: ShellProps) {
  const { t } = useTranslation('connect')
  const { queries } = useApi()
  const env = useQuery(
    queries.connect.env.queryOptions({ input: { tool: tool.id, shell }, placeholderData: keepPreviousData }),
  )
  return (
    <QueryPart query={env} skeleton={<div aria-hidden className="skeleton h-16" />}>
      {({ lines, steps }) => (
        <div className="space-y-2">
          <CodeLine wrap text={lines} what={t('shell_lines')} />
          <StepList steps={steps} />
        </div>
      )}
    </QueryPart>
  )
}

function MakeKey({ tool, shell }: ShellProps) {
  const { t } = useTranslation('connect')
  const { client } = useApi()
  const refresh = useRefreshTools()
  const make = useMutation({
    mutationFn: () => client.connect.env({ tool: tool.id, shell }),
    onSuccess: () => refresh(),
  })
  return (
    <div className="space-y-2">
      <Button busy={make.isPending} onClick={() => make.mutate()} look={tool.files.length === 0 ? 'primary' : 'plain'}>
        {t('shell_make')}
      </Button>
      <p className="max-w-prose text-muted text-sm">{t('shell_make_note', { tool: tool.name })}</p>
      {make.error !== null && <ErrorState error={asAppError(make.error)} />}
    </div>
  )
}
