import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RouteView } from '../../../shared/contract/routes.ts'
import { useApi } from '../../data/api.tsx'
import { tellFailure } from '../../data/tell-failure.ts'
import { routeName } from './route-words.ts'

export type Direction = 'up' | 'down'

/** The button that moves a route: after a move, the keyboard is on it again. */
export const moveButtonId = (id: string, direction: Direction) => `move-${id}-${direction}`

/** Among `beside`, the rows of its own table: those of the other one stand between them without being seen. */
export type MoveRoute = (route: RouteView, direction: Direction, beside: readonly RouteView[]) => void

/** Moves a route by one place of its table, and says where it is then. */
export function useMoveRoute(): { readonly move: MoveRoute; readonly said: string } {
  const { t } = useTranslation('routes')
  const { client, queries, queryClient } = useApi()
  const keys = useQuery(queries.clientKeys.names.queryOptions()).data
  const [said, setSaid] = useState('')
  const moved = useRef<{ readonly id: string; readonly direction: Direction } | null>(null)
  const moving = useMutation({
    mutationFn: (to: { id: string; position: number }) => client.routes.move(to),
    onSuccess: (routes) => {
      queryClient.setQueryData(queries.routes.list.queryKey(), routes)
      void queryClient.invalidateQueries({ queryKey: queries.routes.key() })
    },
    onError: tellFailure,
  })
  // A row that is put elsewhere in the page loses the focus, and at an end its button can't be pressed any more.
  useEffect(() => {
    if (moved.current === null || moving.isPending) return
    const { id, direction } = moved.current
    moved.current = null
    const other = direction === 'up' ? 'down' : 'up'
    const buttons = [direction, other] as const
    for (const each of buttons) {
      const button = document.getElementById(moveButtonId(id, each))
      if (!(button instanceof HTMLButtonElement) || button.disabled) continue
      button.focus()
      return
    }
  }, [moving.isPending])
  const move: MoveRoute = (route, direction, beside) => {
    const place = beside.findIndex(({ id }) => id === route.id) + (direction === 'up' ? -1 : 1)
    const neighbour = beside[place]
    if (neighbour === undefined || moving.isPending) return
    moved.current = { id: route.id, direction }
    moving.mutate(
      { id: route.id, position: neighbour.position },
      {
        onSuccess: () =>
          setSaid(t('moved', { route: routeName(route.match, keys, t), place: place + 1, all: beside.length })),
      },
    )
  }
  return { move, said }
}
