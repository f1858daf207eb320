// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { InventoryEntry } from '../../../../shared/contract/privacy.ts'
import { formatCount } from '../../../format/number.ts'
import { engineWords } from '../../../languages/engine-words.ts'

/** For whoever wants to know it all before they begin. */
export function AllFields({ fields }: { readonly fields: readonly InventoryEntry[] }) {
  const { t } = useTranslation('welcome')
  const title = t('all_fields', { fields: formatCount(fields.length) })
  return (
    <details className="group">
      <summary className="-mx-2 flex h-7 w-fit list-none items-center gap-1 rounded-md px-2 text-muted hover:bg-hover hover:text-ink">
        <ChevronRight aria-hidden size={14} strokeWidth={1.75} className="transition-transform group-open:rotate-90" />
        {title}
      </summary>
      <section aria-label={title} tabIndex={0} className="mt-2 max-h-72 overflow-y-auto rounded-md border">
        <dl className="divide-y divide-line">
          {fields.map(({ name, purpose }) => (
            <div key={name} className="px-3 py-1.5 sm:grid sm:grid-cols-[16rem_minmax(0,1fr)] sm:gap-4">
              <dt className="break-all font-mono text-sm leading-5">{name.slice(name.indexOf('.') + 1)}</dt>
              <dd className="text-muted">{engineWords(purpose)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </details>
  )
}
