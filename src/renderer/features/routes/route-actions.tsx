import { Link } from '@tanstack/react-router'
import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RouteView } from '../../../shared/contract/routes.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { type KnownKey, routeName } from './route-words.ts'
import { type MoveRoute, moveButtonId } from './use-move-route.ts'

interface RouteActionsProps {
  readonly route: RouteView
  readonly beside: readonly RouteView[]
  readonly keys: readonly KnownKey[] | undefined
  readonly onMove: MoveRoute
  readonly onRemove: (route: RouteView) => void
}

export function RouteActions({ route, beside, keys, onMove, onRemove }: RouteActionsProps) {
  const { t } = useTranslation('routes')
  const name = routeName(route.match, keys, t)
  const edit = t('edit_of', { route: name })
  return (
    <span className="inline-flex">
      {beside.length > 1 && (
        <>
          <IconButton
            icon={ArrowUp}
            id={moveButtonId(route.id, 'up')}
            label={t('move_up', { route: name })}
            disabled={route.id === beside[0]?.id}
            onClick={() => onMove(route, 'up', beside)}
          />
          <IconButton
            icon={ArrowDown}
            id={moveButtonId(route.id, 'down')}
            label={t('move_down', { route: name })}
            disabled={route.id === beside.at(-1)?.id}
            onClick={() => onMove(route, 'down', beside)}
          />
        </>
      )}
      <Link
        to="/routes"
        search={(now) => ({ ...now, edit: route.id })}
        aria-label={edit}
        title={edit}
        className="inline-flex size-7 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
      >
        <Pencil aria-hidden size={15} strokeWidth={1.75} />
      </Link>
      <IconButton icon={Trash2} label={t('remove_of', { route: name })} onClick={() => onRemove(route)} />
    </span>
  )
}
