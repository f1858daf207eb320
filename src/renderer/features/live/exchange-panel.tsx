import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ExchangeRow } from '../../../shared/exchange-row.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { useWide } from '../../components/use-wide.ts'
import { ExchangeDetails } from './exchange-details.tsx'

/** Beside the list where there is room, so that the arrow keys go on to move through it; else over it. */
export function ExchangePanel({ row, onClose }: { row: ExchangeRow | null; onClose: () => void }) {
  const { t } = useTranslation('live')
  const wide = useWide()
  const body = row === null ? <p className="text-muted">{t('details_gone')}</p> : <ExchangeDetails row={row} />
  if (!wide) {
    return (
      <Dialog open reading onClose={onClose} title={t('details')}>
        {body}
      </Dialog>
    )
  }
  return (
    <aside
      aria-label={t('details')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="flex w-90 shrink-0 flex-col border-l bg-canvas"
    >
      <div className="flex h-8 shrink-0 items-center gap-1 border-b pr-2 pl-4">
        <h2 className="mr-auto font-medium text-sm">{t('details')}</h2>
        {row !== null && <CopyButton text={JSON.stringify(row, null, 2)} what={t('copy_json')} />}
        <IconButton icon={X} label={t('close', { ns: 'common' })} onClick={onClose} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section aria-label={t('details')} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto p-4 -outline-offset-2">
        {body}
      </section>
    </aside>
  )
}
