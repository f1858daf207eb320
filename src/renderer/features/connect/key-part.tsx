import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ToolView } from '../../../shared/contract/connect.ts'
import { Button } from '../../components/button.tsx'
import { copyText } from '../../components/copy-text.ts'
import { useApi } from '../../data/api.tsx'
import { tellFailure } from '../../data/tell-failure.ts'
import { MakeKey } from './make-key.tsx'
import { SetupPart } from './setup-part.tsx'

/** An editor that is given its key by hand, in its own window: neither a file of its nor its environment will do. */
export function isKeyByHand({ key_way, group }: ToolView): boolean {
  return key_way === 'environment' && group === 'editor'
}

/** From the vault to the clipboard: the page neither shows the key nor keeps it. */
export function KeyPart({ tool, onMade }: { readonly tool: ToolView; readonly onMade: () => void }) {
  const { t } = useTranslation('connect')
  const { client } = useApi()
  const heading = useRef<HTMLHeadingElement>(null)
  const copy = useMutation({
    mutationFn: async () => copyText((await client.connect.token({ tool: tool.id })).key),
    onError: tellFailure,
  })
  return (
    <SetupPart title={t('part_key')} note={t('key_by_hand', { tool: tool.name })} heading={heading}>
      {tool.client_key_id === null ? (
        <MakeKey
          tool={tool}
          shell="bash"
          label={t('make_key')}
          look="primary"
          onMade={() => {
            heading.current?.focus()
            onMade()
          }}
        />
      ) : (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button busy={copy.isPending} onClick={() => copy.mutate()}>
            {t('copy_key')}
          </Button>
          <span role="status" className="text-muted">
            {copy.isSuccess && t('copied_key')}
          </span>
        </p>
      )}
    </SetupPart>
  )
}
