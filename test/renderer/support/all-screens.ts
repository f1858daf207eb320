import { welcomeSteps } from '../../../src/renderer/features/connect/welcome/welcome-search.ts'
import { sections } from '../../../src/renderer/features/privacy/privacy-search.ts'
import { providerSections } from '../../../src/renderer/features/providers/providers-search.ts'
import { settingsSections } from '../../../src/renderer/features/settings/settings-search.ts'
import { toolIds } from '../../../src/shared/contract/connect.ts'

/** Every screen, and every part of one that has an address of its own. Pictures of the documents are of those that have a `picture`. */
export interface Screen {
  readonly name: string
  readonly route: string
  readonly picture?: string
}

export const allScreens: readonly Screen[] = [
  { name: 'overview', route: '/?range=30d', picture: 'overview' },
  { name: 'warnings', route: '/?show=warnings' },
  { name: 'live', route: '/live', picture: 'live' },
  { name: 'live, filtered', route: '/live?outcome=error' },
  { name: 'usage', route: '/usage', picture: 'usage' },
  { name: 'usage by tool and hour', route: '/usage?range=7d&by=tool&metric=tokens_in&step=hour' },
  { name: 'providers', route: '/providers', picture: 'providers' },
  { name: 'adding a provider', route: '/providers?add=true' },
  { name: 'importing providers', route: '/providers?import=true' },
  { name: 'client keys', route: '/client-keys', picture: 'client-keys' },
  { name: 'creating a client key', route: '/client-keys?create=true' },
  { name: 'plans', route: '/client-keys?view=plans' },
  { name: 'changing a plan', route: '/client-keys?view=plans&edit=careful' },
  ...providerSections.map(({ id }) => ({
    name: `a provider: ${id}`,
    route: `/providers?provider=openai&section=${id}`,
    ...(id === 'keys' ? { picture: 'provider' } : {}),
    ...(id === 'models' ? { picture: 'provider-models' } : {}),
  })),
  { name: 'looking for model servers', route: '/providers?find=true' },
  { name: 'routes', route: '/routes?model=claude-sonnet-4-5&format=messages', picture: 'routes' },
  { name: 'adding a route', route: '/routes?add=true' },
  { name: 'connect', route: '/connect', picture: 'connect' },
  ...toolIds.map((tool) => ({
    name: `connect: ${tool}`,
    route: `/connect?tool=${tool}`,
    ...(tool === 'claude-code' ? { picture: 'connect-claude-code' } : {}),
  })),
  ...welcomeSteps.map((step) => ({
    name: `welcome: ${step}`,
    route: `/welcome?step=${step}`,
    picture: `welcome-${step}`,
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
