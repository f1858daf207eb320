import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ToolView } from '../../../shared/contract/connect.ts'
import { Button } from '../../components/button.tsx'
import { useApi } from '../../data/api.tsx'
import { AskFirst } from '../../data/ask-first.tsx'

/** For a tool that is gone, or that was connected by its environment alone: there is no file to undo anything in. */
export function ForgetTool({ tool }: { readonly tool: ToolView }) {
  const { t } = useTranslation('connect')
  const { client, queries } = useApi()
  const [isAsking, setAsking] = useState(false)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t py-4">
      <Button onClick={() => setAsking(true)}>{t('forget')}</Button>
      <span className="text-muted text-sm">{t('forget_note')}</span>
      {isAsking && (
        <AskFirst
          title={t('forget_title', { tool: tool.name })}
          confirm={t('forget_submit')}
          act={() => client.connect.forget({ tool: tool.id })}
          changes={queries.connect.list.key()}
          done={t('forgotten', { tool: tool.name })}
          onClose={() => setAsking(false)}
        >
          <p>{t('forget_text')}</p>
          {tool.files.length > 0 && <p>{t('forget_files')}</p>}
        </AskFirst>
      )}
    </div>
  )
}
