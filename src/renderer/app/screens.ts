import {
  Activity,
  ChartColumn,
  Gauge,
  KeyRound,
  type LucideIcon,
  Plug,
  Server,
  Settings,
  ShieldCheck,
  Signpost,
  Split,
} from 'lucide-react'

/** The screens in the order of the navigation, which is also that of Ctrl/⌘+1, 2, … */
export const screens = [
  { to: '/', label: 'screen_overview', icon: Gauge },
  { to: '/live', label: 'screen_live', icon: Activity },
  { to: '/usage', label: 'screen_usage', icon: ChartColumn },
  { to: '/providers', label: 'screen_providers', icon: Server },
  { to: '/client-keys', label: 'screen_client_keys', icon: KeyRound },
  { to: '/connect', label: 'screen_connect', icon: Plug },
  { to: '/privacy', label: 'screen_privacy', icon: ShieldCheck },
  { to: '/routes', label: 'screen_routes', icon: Split },
] as const satisfies readonly { to: string; label: string; icon: LucideIcon }[]

/** At the foot of the navigation, by Ctrl/⌘+comma. */
export const settingsScreen = { to: '/settings', label: 'screen_settings', icon: Settings } as const

/** In no list of screens: it comes by itself where nothing is there yet, and is found in the palette. */
export const welcomeScreen = { to: '/welcome', label: 'screen_welcome', icon: Signpost } as const
