import { welcomeSteps } from '../../../src/renderer/features/connect/welcome/welcome-search.ts'
import { sections } from '../../../src/renderer/features/privacy/privacy-search.ts'
import { settingsSections } from '../../../src/renderer/features/settings/settings-search.ts'

/** Every screen, and every part of one that has an address of its own. Pictures of the documents are of those that have a `picture`. */
export interface Screen {
  readonly name: string
  readonly route: string
  readonly picture?: string
}

export const allScreens: readonly Screen[] = [
  { name: 'overview', route: '/?range=30d', picture: 'overview' },
  { name: 'live', route: '/live', picture: 'live' },
  { name: 'live, filtered', route: '/live?outcome=error' },
  { name: 'usage', route: '/usage', picture: 'usage' },
  { name: 'usage by tool and hour', route: '/usage?range=7d&by=tool&metric=tokens_in&step=hour' },
  { name: 'providers', route: '/providers', picture: 'providers' },
  { name: 'adding a provider', route: '/providers?add=true' },
  { name: 'client keys', route: '/client-keys', picture: 'client-keys' },
  { name: 'creating a client key', route: '/client-keys?create=true' },
  { name: 'connect', route: '/connect', picture: 'connect' },
  { name: 'connecting a tool', route: '/connect?tool=claude-code' },
  { name: 'connecting an SDK', route: '/connect?tool=openai-sdk' },
  ...welcomeSteps.map((step) => ({
    name: `welcome: ${step}`,
    route: `/welcome?step=${step}`,
    ...(step === 'written' ? { picture: 'welcome' } : {}),
  })),
  ...sections.map(({ id }) => ({
    name: `privacy: ${id}`,
    route: `/privacy?section=${id}`,
    ...(id === 'inventory' ? { picture: 'privacy' } : {}),
  })),
  ...settingsSections.map(({ id }) => ({
    name: `settings: ${id}`,
    route: `/settings?section=${id}`,
    ...(id === 'network' ? { picture: 'settings' } : {}),
  })),
]
