import { ChevronRight } from 'lucide-react'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InventoryEntry } from '../../../shared/contract/privacy.ts'
import type { Category } from '../../../shared/inventory/entry.ts'
import { classNames } from '../../components/class-names.ts'
import { formatCount, formatList } from '../../format/number.ts'
import { capitalised } from './capitalised.ts'
import { type InventoryCategory, inventoryCategories, type WordedEntry } from './inventory-groups.ts'
import { cellLook, InventoryRow } from './inventory-row.tsx'

const about = {
  exchange: 'kept_exchange',
  'hourly total': 'kept_hourly_total',
  'daily total': 'kept_daily_total',
  spend: 'kept_spend',
  warning: 'kept_warning',
  'security event': 'kept_security_event',
  outbound: 'kept_outbound',
  bill: 'kept_bill',
  price: 'kept_price',
  provider: 'kept_provider',
  'key metadata': 'kept_key_metadata',
  secret: 'kept_secret',
  settings: 'kept_settings',
  bookkeeping: 'kept_bookkeeping',
  'view settings': 'kept_view_settings',
} as const satisfies Record<Category, string>

/** How many of a category's entries have to be kept alike for that to be said of it. */
const TYPICAL = 0.75

interface InventoryTableProps {
  readonly entries: readonly WordedEntry[]
  /** Else each is opened by hand. */
  readonly openAtFirst: boolean
  readonly busy: boolean
  readonly onSwitch: (entry: InventoryEntry, on: boolean) => void
}

/**
 * One table, divided by category: a sentence of each, and its entries once it is opened. How long and which rights stand
 * above those for which they are the same, and in a row of its own only where they differ: fifty times the same words
 * would hide the few that matter.
 */
export function InventoryTable({ entries, openAtFirst, busy, onSwitch }: InventoryTableProps) {
  const { t } = useTranslation('privacy')
  const [turned, setTurned] = useState<readonly string[]>([])
  const turn = (kind: string) =>
    setTurned((before) => (before.includes(kind) ? before.filter((each) => each !== kind) : [...before, kind]))
  const header = (text: string, look: string) => (
    <th scope="col" className={classNames('h-8 font-medium text-muted text-sm', cellLook, look)}>
      {text}
    </th>
  )
  return (
    <table className="w-full border-collapse border-t">
      <caption className="sr-only">{t('section_inventory')}</caption>
      <thead>
        <tr className="border-b">
          {header(t('what_for'), '')}
          {header(t('example'), 'w-72 max-lg:hidden')}
          {header(t('written_down'), 'w-20 text-right!')}
        </tr>
      </thead>
      {inventoryCategories(entries).map((category) => {
        const isOpen = openAtFirst !== turned.includes(category.kind)
        return (
          <Fragment key={category.kind}>
            <tbody>
              <tr className="border-b">
                <td colSpan={3} className="p-0">
                  <CategoryButton category={category} isOpen={isOpen} onTurn={() => turn(category.kind)} />
                </td>
              </tr>
            </tbody>
            {isOpen &&
              category.groups.map((group) => (
                <tbody key={group.entries[0]?.name}>
                  <tr className="border-b bg-panel">
                    <th scope="rowgroup" colSpan={3} className={classNames('font-normal text-muted text-sm', cellLook)}>
                      {t('kept_and_rights', { retention: group.retention, rights: formatList(group.rights) })}
                    </th>
                  </tr>
                  {group.entries.map((entry) => (
                    <InventoryRow
                      key={entry.name}
                      entry={entry}
                      group={group}
                      busy={busy}
                      onSwitch={(on) => onSwitch(entry, on)}
                    />
                  ))}
                </tbody>
              ))}
          </Fragment>
        )
      })}
    </table>
  )
}

interface CategoryButtonProps {
  readonly category: InventoryCategory
  readonly isOpen: boolean
  readonly onTurn: () => void
}

function CategoryButton({ category: { kind, category, count, groups }, isOpen, onTurn }: CategoryButtonProps) {
  const { t } = useTranslation('privacy')
  const [most, ...others] = groups
  const isAll = others.length === 0
  // "Mostly 90 days", but not "mostly until you remove it".
  const isTypical =
    most !== undefined && (isAll || (most.entries.length > count * TYPICAL && /^\d/.test(most.retention)))
  // Without the name of the setting: that stands with the entries.
  const retention = isTypical ? most.retention.replace(/ ?[(（][a-z_]+[)）]$/, '') : null
  // An engine of another version may have a category that this page knows nothing of.
  const text = Object.hasOwn(about, kind) ? t(about[kind as Category]) : null
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={onTurn}
      className="flex w-full items-start gap-2.5 px-4 py-2 text-left -outline-offset-2 hover:bg-hover"
    >
      <ChevronRight
        aria-hidden
        size={14}
        className={classNames('mt-0.5 shrink-0 text-muted transition-transform', isOpen && 'rotate-90')}
      />
      <span className="min-w-0 flex-1">
        <span className="font-semibold">{capitalised(category)}</span>
        <span className="block max-w-prose text-muted">{text}</span>
      </span>
      <span className="shrink-0 text-right text-muted text-sm max-sm:hidden">
        <span className="block">{t('inventory_count', { count, formatted: formatCount(count) })}</span>
        {retention !== null && <span className="block">{isAll ? retention : t('kept_mostly', { retention })}</span>}
      </span>
    </button>
  )
}
