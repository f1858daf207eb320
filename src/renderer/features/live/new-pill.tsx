import { ArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../format/number.ts'

/** Stands over the list while new rows wait, in place of a jump. */
export function NewPill({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation('live')
  return (
    <button
      type="button"
      title={t('show_new')}
      onClick={onShow}
      className="fade-in absolute top-10 left-1/2 z-20 inline-flex h-7 -translate-x-1/2 items-center gap-1 rounded-full bg-accent-fill px-3 font-medium text-on-accent shadow-pop hover:brightness-110"
    >
      <ArrowUp aria-hidden size={13} />
      {t('new', { count, formatted: formatCount(count) })}
    </button>
  )
}
