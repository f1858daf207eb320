import { createHashHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { clientKeysSearch } from '../features/client-keys/client-keys-search.ts'
import { connectSearch } from '../features/connect/connect-search.ts'
import { welcomeSearch } from '../features/connect/welcome/welcome-search.ts'
import { liveSearch } from '../features/live/live-search.ts'
import { overviewSearch } from '../features/overview/overview-search.ts'
import { privacySearch } from '../features/privacy/privacy-search.ts'
import { providersSearch } from '../features/providers/providers-search.ts'
import { routesSearch } from '../features/routes/routes-search.ts'
import { settingsSearch } from '../features/settings/settings-search.ts'
import { usageSearch } from '../features/usage/usage-search.ts'
import { withTexts } from '../languages/with-texts.ts'
import { Layout } from './layout.tsx'
import { lazyScreen } from './lazy-screen.ts'
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

// Each by itself: inside the array, their paths would lose their types. A screen's code is its own: only what the address
// says of it is needed before it is opened.
const overview = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyScreen(() => import('../features/overview/overview.tsx'), 'Overview'),
  validateSearch: only(overviewSearch),
})
const live = createRoute({
  getParentRoute: () => root,
  path: '/live',
  component: lazyScreen(() => withTexts(import('../features/live/live.tsx')), 'Live'),
  validateSearch: only(liveSearch),
})
const usage = createRoute({
  getParentRoute: () => root,
  path: '/usage',
  component: lazyScreen(() => withTexts(import('../features/usage/usage.tsx')), 'Usage'),
  validateSearch: only(usageSearch),
})
const providers = createRoute({
  getParentRoute: () => root,
  path: '/providers',
  component: lazyScreen(() => withTexts(import('../features/providers/providers.tsx')), 'Providers'),
  validateSearch: only(providersSearch),
})
const clientKeys = createRoute({
  getParentRoute: () => root,
  path: '/client-keys',
  component: lazyScreen(() => withTexts(import('../features/client-keys/client-keys.tsx')), 'ClientKeys'),
  validateSearch: only(clientKeysSearch),
})
const connect = createRoute({
  getParentRoute: () => root,
  path: '/connect',
  component: lazyScreen(() => withTexts(import('../features/connect/connect.tsx')), 'Connect'),
  validateSearch: only(connectSearch),
})
const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyScreen(() => withTexts(import('../features/connect/welcome/welcome.tsx')), 'Welcome'),
  validateSearch: only(welcomeSearch),
})
const privacy = createRoute({
  getParentRoute: () => root,
  path: '/privacy',
  component: lazyScreen(() => withTexts(import('../features/privacy/privacy.tsx')), 'Privacy'),
  validateSearch: only(privacySearch),
})
const routes = createRoute({
  getParentRoute: () => root,
  path: '/routes',
  component: lazyScreen(() => withTexts(import('../features/routes/routes.tsx')), 'Routes'),
  validateSearch: only(routesSearch),
})
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyScreen(() => withTexts(import('../features/settings/settings.tsx')), 'Settings'),
  validateSearch: only(settingsSearch),
})

const routeTree = root.addChildren([
  overview,
  live,
  usage,
  providers,
  clientKeys,
  connect,
  privacy,
  routes,
  settings,
  welcome,
])

/** Hash history: works the same under http and under the window's own scheme, and asks nothing of a server. */
export function createAppRouter() {
  return createRouter({
    routeTree,
    history: createHashHistory(),
    defaultErrorComponent: ScreenFailure,
    defaultPendingMs: 200,
    defaultPreload: 'intent',
    // As soon as the pointer is over it: there is nothing to save but a few kilobytes of loopback.
    defaultPreloadDelay: 0,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
