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
import { Layout } from './layout.tsx'
import { NotFound } from './not-found.tsx'
import { ScreenFailure } from './screen-failure.tsx'

const root = createRootRoute({ component: Layout, notFoundComponent: NotFound })

// Each by itself: inside the array, their paths would lose their types.
const overview = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: Overview,
  validateSearch: overviewSearch,
})
const live = createRoute({ getParentRoute: () => root, path: '/live', component: Live, validateSearch: liveSearch })
const providers = createRoute({
  getParentRoute: () => root,
  path: '/providers',
  component: Providers,
  validateSearch: providersSearch,
})
const clientKeys = createRoute({
  getParentRoute: () => root,
  path: '/client-keys',
  component: ClientKeys,
  validateSearch: clientKeysSearch,
})
const privacy = createRoute({
  getParentRoute: () => root,
  path: '/privacy',
  component: Privacy,
  validateSearch: privacySearch,
})

const routes = root.addChildren([overview, live, providers, clientKeys, privacy])

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
