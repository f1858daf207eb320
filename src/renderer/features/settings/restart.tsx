import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SystemStatus } from '../../../shared/contract/system.ts'
import { StateMark } from '../../components/state-mark.tsx'
import { useApi } from '../../data/api.tsx'
import { formatAnd } from '../../format/number.ts'

type RestartNames = SystemStatus['restart_for']

const NONE: RestartNames = []

/** The settings that wait for the next start. */
export function useRestart(): RestartNames {
  const { queries } = useApi()
  return useQuery(queries.system.status.queryOptions()).data?.restart_for ?? NONE
}

/** Beside the screen's title, so that nothing moves: what was changed in one part is forgotten in another. */
export function RestartMark() {
  const { t } = useTranslation('settings')
  const names = useRestart()
  return (
    <span role="status" className="inline-flex items-center gap-1.5 text-warn empty:hidden">
      {names.length > 0 && (
        <>
          <StateMark shape="ring" tone="warn" />
          {t('restart_for', { names: formatAnd(names.map((name) => t(name))) })}
        </>
      )}
    </span>
  )
}
