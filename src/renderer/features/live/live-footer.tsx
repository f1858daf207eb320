import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { formatCount } from '../../format/number.ts'

export interface MoreRows {
  readonly hasMore: boolean
  readonly busy: boolean
  readonly load: () => void
}

/** How far a search in names has looked, and the way further back. */
export function LiveFooter({ searched, more }: { searched: number; more: MoreRows }) {
  const { t } = useTranslation('live')
  return (
    <div className="flex h-10 shrink-0 items-center gap-3 border-t px-4 text-muted text-sm">
      <span>{t('searched', { count: searched, formatted: formatCount(searched) })}</span>
      {more.hasMore && (
        <Button busy={more.busy} onClick={more.load}>
          {t('older')}
        </Button>
      )}
    </div>
  )
}
