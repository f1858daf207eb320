import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RouteView } from '../../../shared/contract/routes.ts'
import { useApi } from '../../data/api.tsx'
import { AskFirst } from '../../data/ask-first.tsx'
import { routeName } from './route-words.ts'

export function RemoveRoute({ route: { id, match }, onClose }: { route: RouteView; onClose: () => void }) {
  const { t } = useTranslation('routes')
  const { client, queries } = useApi()
  const keys = useQuery(queries.clientKeys.names.queryOptions()).data
  const name = routeName(match, keys, t)
  return (
    <AskFirst
      title={t('remove_title', { route: name })}
      confirm={t('remove')}
      act={() => client.routes.remove({ id })}
      changes={queries.routes.key()}
      done={t('removed_toast', { route: name })}
      onClose={onClose}
    >
      <p>{t('remove_text')}</p>
    </AskFirst>
  )
}
