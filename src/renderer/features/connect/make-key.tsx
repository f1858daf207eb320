import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Shell, ToolView } from '../../../shared/contract/connect.ts'
import { Button, type ButtonLook } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { useRefreshTools } from './use-refresh-tools.ts'

interface MakeKeyProps {
  readonly tool: ToolView
  readonly shell: Shell
  readonly label: string
  readonly look: ButtonLook
  /** What was pressed is gone by then. */
  readonly onMade: () => void
}

/** A tool's client key is made when it is asked for, not by looking at the tool. */
export function MakeKey({ tool, shell, label, look, onMade }: MakeKeyProps) {
  const { t } = useTranslation('connect')
  const { client } = useApi()
  const refresh = useRefreshTools()
  const make = useMutation({
    mutationFn: () => client.connect.env({ tool: tool.id, shell }),
    onSuccess: async () => {
      await refresh()
      onMade()
    },
  })
  return (
    <div className="space-y-2">
      <Button busy={make.isPending} onClick={() => make.mutate()} look={look}>
        {label}
      </Button>
      <p className="max-w-prose text-muted text-sm">{t('make_key_note', { tool: tool.name })}</p>
      {make.error !== null && <ErrorState error={asAppError(make.error)} />}
    </div>
  )
}
