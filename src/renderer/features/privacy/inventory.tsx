import { useQuery } from '@tanstack/react-query'
import { ClipboardList } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InventoryEntry } from '../../../shared/contract/privacy.ts'
import { classNames } from '../../components/class-names.ts'
import { controlLook } from '../../components/control-look.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { SectionFrame } from '../../components/section-frame.tsx'
import { useApi } from '../../data/api.tsx'
import { SectionPart } from '../../data/section-part.tsx'
import { formatCount } from '../../format/number.ts'
import { engineWords } from '../../languages/engine-words.ts'
import type { WordedEntry } from './inventory-groups.ts'
import { InventoryTable } from './inventory-table.tsx'
import { SwitchOffField } from './switch-off-field.tsx'
import { useFieldSwitch } from './use-field-switch.ts'

/** Everything that stands in the row can be searched for, each word by itself. */
function matching(entries: readonly WordedEntry[], typed: string): readonly WordedEntry[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter((entry) => {
    const text = [entry.name, entry.category, entry.purpose, entry.retention, ...entry.rights].join(' ').toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** In the page's language, which is the one that it is searched in. */
function entryInWords(entry: InventoryEntry): WordedEntry {
  const { category, purpose, retention, rights } = entry
  return {
    ...entry,
    kind: category,
    category: engineWords(category),
    purpose: engineWords(purpose),
    retention: engineWords(retention),
    rights: rights.map(engineWords),
  }
}

export function Inventory() {
  const { t } = useTranslation('privacy')
  const { queries } = useApi()
  const inventory = useQuery({
    ...queries.privacy.inventory.queryOptions(),
    select: ({ entries }) => entries.map(entryInWords),
  })
  const [typed, setTyped] = useState('')
  const [switchingOff, setSwitchingOff] = useState<InventoryEntry | null>(null)
  const fields = useFieldSwitch()
  const total = inventory.data?.length
  const shown = matching(inventory.data ?? [], typed)
  const isSearched = typed.trim() !== ''
  return (
    <SectionFrame
      title={t('section_inventory')}
      note={t('inventory_note')}
      actions={
        <>
          <span role="status" className="text-muted text-sm">
            {total !== undefined && isSearched
              ? t('inventory_found', { shown: formatCount(shown.length), total: formatCount(total) })
              : total !== undefined && t('inventory_count', { count: total, formatted: formatCount(total) })}
          </span>
          <input
            type="search"
            aria-label={t('inventory_search')}
            placeholder={t('inventory_search')}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className={classNames(controlLook, 'w-56!')}
          />
        </>
      }
    >
      <SectionPart query={inventory}>
        {() =>
          shown.length === 0 ? (
            <EmptyState icon={ClipboardList} title={t('inventory_none')}>
              {t('inventory_none_text')}
            </EmptyState>
          ) : (
            <InventoryTable
              // What was searched for is in sight at once.
              key={String(isSearched)}
              openAtFirst={isSearched}
              entries={shown}
              busy={fields.busy}
              onSwitch={(entry, on) => (on ? fields.switchOn(entry.name) : setSwitchingOff(entry))}
            />
          )
        }
      </SectionPart>
      {switchingOff !== null && <SwitchOffField entry={switchingOff} onClose={() => setSwitchingOff(null)} />}
    </SectionFrame>
  )
}
