import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Shell, shells, type ToolView } from '../../../shared/contract/connect.ts'
import { CodeLine } from '../../components/code-line.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useApi } from '../../data/api.tsx'
import { QueryPart } from '../../data/query-part.tsx'
import { MakeKey } from './make-key.tsx'
import { SetupPart } from './setup-part.tsx'
import { StepList } from './step-list.tsx'

/** As likely as not, before the user says. */
function likelyShell(): Shell {
  if (/win/i.test(navigator.platform)) return 'powershell'
  return /mac/i.test(navigator.platform) ? 'zsh' : 'bash'
}

/** Lines for a shell: all that an SDK needs, and for a tool with settings the way without them. */
export function ShellPart({ tool, onMade }: { readonly tool: ToolView; readonly onMade: () => void }) {
  const { t } = useTranslation('connect')
  const [shell, setShell] = useState(likelyShell)
  const heading = useRef<HTMLHeadingElement>(null)
  const isOnlyWay = tool.files.length === 0
  return (
    <SetupPart
      title={t(isOnlyWay ? 'part_shell' : 'part_shell_instead')}
      note={t('part_shell_note')}
      heading={heading}
      control={
        <Segmented
          label={t('shell')}
          value={shell}
          options={shells.map((value) => ({ value, label: t(`shell_${value}`) }))}
          onChange={setShell}
        />
      }
    >
      {tool.client_key_id === null ? (
        <MakeKey
          tool={tool}
          shell={shell}
          label={t('make_key_lines')}
          look={isOnlyWay ? 'primary' : 'plain'}
          onMade={() => {
            heading.current?.focus()
            onMade()
          }}
        />
      ) : (
        <Lines tool={tool} shell={shell} />
      )}
    </SetupPart>
  )
}

function Lines({ tool, shell }: { readonly tool: ToolView; readonly shell: Shell }) {
  const { t } = useTranslation('connect')
  const { queries } = useApi()
  const env = useQuery(
    queries.connect.env.queryOptions({ input: { tool: tool.id, shell }, placeholderData: keepPreviousData }),
  )
  return (
    <QueryPart query={env} skeleton={<div aria-hidden className="skeleton h-16" />}>
      {({ lines, steps }) => (
        <div className="space-y-2">
          <CodeLine wrap text={lines.trimEnd()} what={t('shell_lines')} />
          {/* Those of the tool stand in a part of their own. */}
          <StepList steps={steps.filter((step) => !tool.steps.includes(step))} isOrder />
        </div>
      )}
    </QueryPart>
  )
}
