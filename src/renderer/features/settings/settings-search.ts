import { AppWindow, ChartLine, Gauge, type LucideIcon, Network, Palette, Stethoscope, Vault } from 'lucide-react'

/** The parts of the screen, in their order. */
export const settingsSections = [
  { id: 'network', label: 'section_network', icon: Network },
  { id: 'limits', label: 'section_limits', icon: Gauge },
  { id: 'vault', label: 'section_vault', icon: Vault },
  { id: 'figures', label: 'section_figures', icon: ChartLine },
  { id: 'desktop', label: 'section_desktop', icon: AppWindow },
  { id: 'appearance', label: 'section_appearance', icon: Palette },
  { id: 'diagnostics', label: 'section_diagnostics', icon: Stethoscope },
] as const satisfies readonly { id: string; label: string; icon: LucideIcon }[]
export type SettingsSection = (typeof settingsSections)[number]['id']

export interface SettingsSearch {
  readonly section?: SettingsSection
}

/** What the address says; anything else is as if it were not there. */
export function settingsSearch(search: Record<string, unknown>): SettingsSearch {
  const section = settingsSections.find(({ id }) => id === search.section)?.id
  return section === undefined ? {} : { section }
}
