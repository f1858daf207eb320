import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Warning } from '../../../shared/contract/warnings.ts'
import { Banner } from '../../components/banner.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { useApi } from '../../data/api.tsx'
import { formatCount } from '../../format/number.ts'
import { engineWords } from '../../languages/engine-words.ts'
import { currentWarnings } from './current-warnings.ts'
import { useReadWarnings } from './use-read-warnings.ts'
import { WarningLinks } from './warning-links.tsx'

const SHOWN = 3

/** What a user would want to know before the wall, or before the bill. */
export function WarningBanners({ now }: { now: number }) {
  const { t } = useTranslation('overview')
  const { queries } = useApi()
  const { read, markRead } = useReadWarnings()
  const { data } = useQuery(queries.warnings.list.queryOptions({ input: {} }))
  const warnings = currentWarnings(data ?? [], read, now)
  const more = warnings.length - SHOWN
  return (
    <>
      {warnings.slice(0, SHOWN).map((warning) => (
        <WarningBanner key={warning.id} warning={warning} onRead={() => markRead(warning.id)} />
      ))}
      {more > 0 && (
        <Link to="/" search={{ show: 'warnings' }} className="text-accent text-sm hover:underline">
          {t('warnings_more', { count: more, formatted: formatCount(more) })}
        </Link>
      )}
    </>
  )
}

function WarningBanner({ warning, onRead }: { warning: Warning; onRead: () => void }) {
  const { t } = useTranslation('overview')
  const { percent, suspended, message } = warning
  return (
    <Banner
      tone={percent === 100 || suspended ? 'bad' : 'warn'}
      title={engineWords(message)}
      action={
        <span className="flex items-center gap-1">
          <WarningLinks warning={warning} />
          <IconButton icon={X} label={t('warning_dismiss')} onClick={onRead} />
        </span>
      }
    />
  )
}
