import { Boxes, KeyRound, Link2, type LucideIcon, ReceiptText, ShieldCheck, Wallet } from 'lucide-react'

/** The parts of one provider's page, in their order. Of those without an API for their bill, the last is not there. */
export const providerSections = [
  { id: 'keys', label: 'section_keys', icon: KeyRound },
  { id: 'models', label: 'section_models', icon: Boxes },
  { id: 'address', label: 'section_address', icon: Link2 },
  { id: 'budget', label: 'section_budget', icon: Wallet },
  { id: 'asks', label: 'section_asks', icon: ShieldCheck },
  { id: 'bill', label: 'section_bill', icon: ReceiptText },
] as const satisfies readonly { id: string; label: string; icon: LucideIcon }[]
export type ProviderSection = (typeof providerSections)[number]['id']

/** So many days back, up to now. */
export const billRanges = [7, 30, 90, 365] as const
export type BillRange = (typeof billRanges)[number]

export const billGroupings = ['day', 'model', 'both'] as const
export type BillGrouping = (typeof billGroupings)[number]

export interface ProvidersSearch {
  /** The dialog for a new one is open. */
  readonly add?: true
  /** The dialog that takes them over from another tool is open. */
  readonly import?: true
  /** The dialog that looks for model servers of this machine is open. */
  readonly find?: true
  /** The page of the provider of this name. */
  readonly provider?: string
  readonly section?: ProviderSection
  /** A part of a model’s name. */
  readonly model?: string
  /** Of the bill. */
  readonly days?: BillRange
  readonly by?: BillGrouping
}

export function providersSearch(search: Record<string, unknown>): ProvidersSearch {
  const { add, find, provider, section, model, days, by } = search
  if (add === true) return { add }
  if (search.import === true) return { import: true }
  if (find === true) return { find }
  // One may be called 7, and the address then holds a number.
  if (typeof provider !== 'string' && typeof provider !== 'number') return {}
  const shown = providerSections.find(({ id }) => id === section)?.id
  const range = billRanges.find((count) => count === days)
  const grouping = billGroupings.find((each) => each === by)
  return {
    provider: String(provider),
    ...(shown === undefined ? {} : { section: shown }),
    // `model=4` is read as a number.
    ...(typeof model === 'string' || typeof model === 'number' ? { model: String(model) } : {}),
    ...(range === undefined ? {} : { days: range }),
    ...(grouping === undefined ? {} : { by: grouping }),
  }
}
