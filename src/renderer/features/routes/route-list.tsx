import { useTranslation } from 'react-i18next'
import type { RouteView } from '../../../shared/contract/routes.ts'
import { SectionFrame } from '../../components/section-frame.tsx'
import { isAlias } from './route-words.ts'
import { RoutesTable } from './routes-table.tsx'
import { useMoveRoute } from './use-move-route.ts'

interface RouteListProps {
  readonly routes: readonly RouteView[]
  readonly onRemove: (route: RouteView) => void
}

/** In the order in which they are looked at: aliases, whatever their places, before rules. */
export function RouteList({ routes, onRemove }: RouteListProps) {
  const { t } = useTranslation('routes')
  const { move, said } = useMoveRoute()
  const inOrder = routes.toSorted((a, b) => a.position - b.position)
  const parts = [
    {
      title: t('aliases'),
      list: t('aliases_list'),
      note: t('aliases_note'),
      rows: inOrder.filter(({ match }) => isAlias(match)),
    },
    {
      title: t('rules'),
      list: t('rules_list'),
      note: t('rules_note'),
      rows: inOrder.filter(({ match }) => !isAlias(match)),
    },
  ]
  return (
    <>
      {parts.map(
        ({ title, list, note, rows }) =>
          rows.length > 0 && (
            <SectionFrame key={title} title={title} note={note}>
              <RoutesTable caption={list} routes={rows} onMove={move} onRemove={onRemove} />
            </SectionFrame>
          ),
      )}
      <p className="max-w-prose px-4 py-3 text-muted text-sm">{t('note')}</p>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  )
}
