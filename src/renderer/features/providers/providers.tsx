import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useApi } from '../../data/api.tsx'
import { ProviderList } from './provider-list.tsx'
import { ProviderPage } from './provider-page.tsx'
import { providerLinkId } from './providers-table.tsx'

const route = getRouteApi('/providers')

/** All of them, or one. Its type is written down: told from its content, it would need the router's, which is told from this. */
export function Providers(): ReactNode {
  const { queries } = useApi()
  const { provider: name } = route.useSearch()
  const list = useQuery(queries.providers.list.queryOptions())
  const opened = list.data?.find((provider) => provider.name === name)
  const before = useRef<string | undefined>(undefined)
  // Back in the list, the keyboard is where it went in.
  useEffect(() => {
    if (opened === undefined && before.current !== undefined) {
      document.getElementById(providerLinkId(before.current))?.focus()
    }
    before.current = opened?.name
  }, [opened])
  return opened === undefined ? <ProviderList list={list} /> : <ProviderPage key={opened.name} provider={opened} />
}
