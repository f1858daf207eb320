import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { ClientKeys } from '../features/client-keys/client-keys.tsx'
import { clientKeysSearch } from '../features/client-keys/client-keys-search.ts'
import { Live } from '../features/live/live.tsx'
import { liveSearch } from '../features/live/live-search.ts'
import { Overview } from '../features/overview/overview.tsx'
import { overviewSearch } from '../features/overview/overview-search.ts'
import { Privacy } from '../features/privacy/privacy.tsx'
import { privacySearch } from '../features/privacy/privacy-search.ts'
import { Providers } from '../features/providers/providers.tsx'
import { providersSearch } from '../features/providers/providers-search.ts'
import { Settings } from '../features/settings/settings.tsx'
import { settingsSearch } from '../features/settings/settings-search.ts'
import { Usage } from '../features/usage/usage.tsx'
import { usageSearch } from '../features/usage/usage-search.ts'
import { Layout } from './layout.tsx'
import { NotFound } from './not-found.tsx'
import { ScreenFailure } from './screen-failure.tsx'

const root = createRootRoute({ component: Layout, notFoundComponent: NotFound })

/**
 * The router lays what a screen reads out of the address over what stands there: whatever the screen makes nothing of has
 * to be taken away by its name, or `?section=nonsense` would reach it all the same.
 */
function only<T extends object>(read: (search: Record<string, unknown>) => T) {
  return (search: Record<string, unknown>): T => {
    const nothing = Object.fromEntries(Object.keys(search).map((name) => [name, undefined]))
    return { ...nothing, ...read(search) }
  }
}

// Each by itself: inside the array, their paths would lose their types.
const overview = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: Overview,
  validateSearch: only(overviewSearch),
})
const live = createRoute({
  getParentRoute: () => root,
  path: '/live',
  component: Live,
  validateSearch: only(liveSearch),
})
const usage = createRoute({
  getParentRoute: () => root,
  path: '/usage',
  component: Usage,
  validateSearch: only(usageSearch),
})
const providers = createRoute({
  getParentRoute: () => root,
  path: '/providers',
  component: Providers,
  validateSearch: only(providersSearch),
})
const clientKeys = createRoute({
  getParentRoute: () => root,
  path: '/client-keys',
  component: ClientKeys,
  validateSearch: only(clientKeysSearch),
})
const privacy = createRoute({
  getParentRoute: () => root,
  path: '/privacy',
  component: Privacy,
  validateSearch: only(privacySearch),
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: Settings,
  validateSearch: only(settingsSearch),
})

const routes = root.addChildren([overview, live, usage, providers, clientKeys, privacy, settings])

/** Hash history: works the same under http and under the window's own scheme, and asks nothing of a server. */
export function createAppRouter() {
  return createRouter({
    routeTree: routes,
    history: createHashHistory(),
    defaultErrorComponent: ScreenFailure,
    defaultPendingMs: 200,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
