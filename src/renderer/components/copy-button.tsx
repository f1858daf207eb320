import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { copyText } from './copy-text.ts'

export interface CopyButtonProps {
  readonly text: string
  /** What is copied, for the button's name: "address". */
  readonly what: string
  /** Shows the word beside the picture. */
  readonly labelled?: boolean
  readonly className?: string
}

/** One click copies, and says so; its width is the same before and after. */
export function CopyButton({ text, what, labelled = false, className }: CopyButtonProps) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [copied])
  const Icon = copied ? Check : Copy
  return (
    <button
      type="button"
      aria-label={t('copy_what', { what })}
      title={t('copy_what', { what })}
      onClick={() => void copyText(text).then(() => setCopied(true))}
      className={classNames(
        'inline-flex h-7 shrink-0 items-center justify-center gap-1.5 rounded-md font-medium transition-colors hover:bg-hover',
        labelled ? 'border border-edge/50 px-2.5' : 'w-7 text-muted hover:text-ink',
        className,
      )}
    >
      <Icon aria-hidden size={14} strokeWidth={1.75} className={copied ? 'text-good' : ''} />
      {labelled && (
        <span className="grid">
          <span className={classNames('col-start-1 row-start-1', copied && 'invisible')}>{t('copy')}</span>
          <span className={classNames('col-start-1 row-start-1', !copied && 'invisible')}>{t('copied')}</span>
        </span>
      )}
      <span role="status" className="sr-only">
        {copied ? t('copied') : ''}
      </span>
    </button>
  )
}
