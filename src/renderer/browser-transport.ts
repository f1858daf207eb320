import { RPCLink } from '@orpc/client/fetch'
import { createSignal, type Transport } from './client.ts'

const STORED_TOKEN = 'waybill.token'
const TOKEN_FRAGMENT = /^#token=([\x21-\x7e]+)$/

/**
 * Takes the session's token out of the address (`#token=…`) and keeps it for this tab only. A fragment never reaches a
 * server; removing it at once also keeps it out of the history, of screenshots and of shared addresses.
 */
export function takeToken(): string | null {
  const found = TOKEN_FRAGMENT.exec(location.hash)?.[1]
  if (found !== undefined) {
    sessionStorage.setItem(STORED_TOKEN, decodeURIComponent(found))
    history.replaceState(null, '', `${location.pathname}${location.search}#/`)
  }
  return sessionStorage.getItem(STORED_TOKEN)
}

export function browserTransport(): Transport {
  let token = takeToken()
  const refused = createSignal()
  const headers = () => (token === null ? {} : { 'x-waybill-token': token })
  const forget = () => {
    token = null
    sessionStorage.removeItem(STORED_TOKEN)
    refused.tell()
  }
  // A fresh dashboard address pasted into this very tab changes only the fragment, which loads nothing by itself.
  window.addEventListener('hashchange', () => {
    if (!TOKEN_FRAGMENT.test(location.hash)) return
    takeToken()
    location.reload()
  })
  const link = new RPCLink({
    url: `${location.origin}/rpc`,
    headers,
    fetch: async (request, init) => {
      const response = await fetch(request, { ...init, credentials: 'omit', cache: 'no-store' })
      if (response.status === 401) forget()
      return response
    },
  })
  return {
    kind: 'browser',
    link,
    admitted: token !== null,
    onRenewed: () => {},
    onLost: () => {},
    onRefused: refused.listen,
    renew: () => {},
    // An engine that can't be reached has no session to end; the tab forgets the token all the same.
    signOut: () =>
      void fetch('/sign-out', { method: 'POST', headers: headers(), credentials: 'omit' })
        .catch(() => {})
        .then(forget),
  }
}
