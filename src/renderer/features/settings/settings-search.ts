import {
  AppWindow,
  ChartLine,
  CircleFadingArrowUp,
  Gauge,
  type LucideIcon,
  Network,
  Palette,
  Stethoscope,
  Tag,
  Vault,
} from 'lucide-react'

/** The parts of the screen, in their order. */
export const settingsSections = [
  { id: 'network', label: 'section_network', icon: Network },
  { id: 'limits', label: 'section_limits', icon: Gauge },
  { id: 'prices', label: 'section_prices', icon: Tag },
  { id: 'vault', label: 'section_vault', icon: Vault },
  { id: 'figures', label: 'section_figures', icon: ChartLine },
  { id: 'desktop', label: 'section_desktop', icon: AppWindow },
  { id: 'updates', label: 'section_updates', icon: CircleFadingArrowUp },
  { id: 'appearance', label: 'section_appearance', icon: Palette },
  { id: 'diagnostics', label: 'section_diagnostics', icon: Stethoscope },
] as const satisfies readonly { id: string; label: string; icon: LucideIcon }[]
export type SettingsSection = (typeof settingsSections)[number]['id']

export interface SettingsSearch {
  readonly section?: SettingsSection
  /** Of the prices: all of the list, in place of what was used. */
  readonly prices?: 'list'
  /** What is searched for among them. */
  readonly model?: string
}

/** What the address says; anything else is as if it were not there. */
export function settingsSearch(search: Record<string, unknown>): SettingsSearch {
  const section = settingsSections.find(({ id }) => id === search.section)?.id
  if (section === undefined) return {}
  if (section !== 'prices') return { section }
  const { prices, model } = search
  return {
    section,
    ...(prices === 'list' ? { prices } : {}),
    // A name may be a number, such as 4o's 4, and the address then holds one.
    ...(typeof model === 'string' || typeof model === 'number' ? { model: String(model).slice(0, 120) } : {}),
  }
}
