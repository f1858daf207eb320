import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from 'sonner'
import type { ToolView } from '../../../shared/contract/connect.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { useApi } from '../../data/api.tsx'
import { asAppError } from '../../data/request-error.ts'
import { useRefreshTools } from './use-refresh-tools.ts'

/** For a tool that is gone, or that was connected by its environment alone: there is no file to undo anything in. */
export function ForgetTool({ tool }: { readonly tool: ToolView }) {
  const { t } = useTranslation('connect')
  const { client } = useApi()
  const refresh = useRefreshTools()
  const [isAsking, setAsking] = useState(false)
  const forget = useMutation({
    mutationFn: () => client.connect.forget({ tool: tool.id }),
    onSuccess: async () => {
      await refresh()
      setAsking(false)
      toast.success(t('forgotten', { tool: tool.name }))
    },
  })
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t py-4">
      <Button onClick={() => setAsking(true)}>{t('forget')}</Button>
      <span className="text-muted text-sm">{t('forget_note')}</span>
      <ConfirmDialog
        open={isAsking}
        onClose={() => {
          setAsking(false)
          forget.reset()
        }}
        onConfirm={() => forget.mutate()}
        title={t('forget_title', { tool: tool.name })}
        confirm={t('forget_submit')}
        busy={forget.isPending}
        error={forget.error === null ? null : asAppError(forget.error)}
      >
        <p>{t('forget_text')}</p>
        {tool.files.length > 0 && <p>{t('forget_files')}</p>}
      </ConfirmDialog>
    </div>
  )
}
