/**
 * Every screen by the name that it has in links (waybill://live?outcome=error), with where it is in the page and which of
 * its search a link may set: how something is looked at, never a dialog, and nothing that acts.
 */
export const screens = {
  overview: { path: '/', search: ['range', 'metric'] },
  live: { path: '/live', search: ['provider', 'key', 'model', 'project', 'tool', 'outcome'] },
  usage: { path: '/usage', search: ['range', 'from', 'to', 'by', 'step', 'metric', 'view', 'project', 'tool'] },
  providers: { path: '/providers', search: [] },
  'client-keys': { path: '/client-keys', search: [] },
  connect: { path: '/connect', search: [] },
  privacy: { path: '/privacy', search: ['section', 'range'] },
  routes: { path: '/routes', search: ['model', 'format', 'key', 'project', 'kind', 'tokens'] },
  settings: { path: '/settings', search: ['section'] },
} as const satisfies Record<string, { readonly path: string; readonly search: readonly string[] }>

export type ScreenName = keyof typeof screens
export const screenNames = Object.keys(screens) as readonly ScreenName[]
