import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CreatedClientKey } from '../../../shared/contract/client-keys.ts'
import { Button } from '../../components/button.tsx'
import { CodeLine } from '../../components/code-line.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useApi } from '../../data/api.tsx'
import { setupLines } from './setup-lines.ts'

/** The only time that a key is shown: nothing but its own buttons (and Esc) closes this. */
export function ShownOnce({ created, onClose }: { created: CreatedClientKey; onClose: () => void }) {
  const { t } = useTranslation('clientKeys')
  const { queries } = useApi()
  const proxy = useQuery(queries.system.status.queryOptions()).data?.proxy ?? 'http://127.0.0.1:4466'
  return (
    <Dialog
      open
      sticky
      onClose={onClose}
      title={t('created_title', { name: created.name })}
      description={t('created_text')}
      width="max-w-2xl"
    >
      <CodeLine wrap text={created.key} what={t('the_key')} />
      <h3 className="mt-4 mb-1 font-semibold">{t('setup')}</h3>
      <div className="space-y-2">
        {setupLines(proxy, created.key).map(({ dialect, text }) => (
          <div key={dialect}>
            <p className="mb-1 text-muted text-sm">{t(`setup_${dialect}`)}</p>
            <CodeLine wrap text={text} what={t('setup_line')} />
          </div>
        ))}
      </div>
      <div className="mt-4 flex justify-end">
        <Button look="primary" onClick={onClose}>
          {t('done')}
        </Button>
      </div>
    </Dialog>
  )
}
