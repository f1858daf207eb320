import { ArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../format/number.ts'

/** Counts the rows that wait while nothing may move: in place of a jump, and over no other row. */
export function NewPill({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation('live')
  return (
    <button
      type="button"
      title={t('show_new')}
      onClick={onShow}
      className="fade-in inline-flex h-6 items-center gap-1 rounded-full bg-accent-fill px-2.5 font-medium text-on-accent text-sm hover:brightness-110"
    >
      <ArrowUp aria-hidden size={13} />
      {t('new', { count, formatted: formatCount(count) })}
    </button>
  )
}
