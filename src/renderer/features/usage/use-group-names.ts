import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../../data/api.tsx'
import type { GroupBy } from './usage-search.ts'

/** What a group is called on this screen: a client key by its name, those without a name by why that is so. */
export function useGroupNames(by: GroupBy): (name: string | null) => string {
  const { t } = useTranslation('usage')
  const { queries } = useApi()
  const isByKey = by === 'key'
  const known = useQuery({ ...queries.clientKeys.names.queryOptions(), enabled: isByKey }).data
  // Other names are another function, with which everything that has a name is drawn anew.
  const keys = isByKey ? known : undefined
  return useCallback(
    (name) => {
      if (name === null) return t('other')
      if (by === 'none') return t('all')
      if (name === '') return t(`nameless_${by}`)
      return by === 'key' ? (keys?.find(({ id }) => id === name)?.name ?? t('key_gone', { end: name.slice(-6) })) : name
    },
    [by, keys, t],
  )
}
