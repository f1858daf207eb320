import { useTranslation } from 'react-i18next'
import type { InventoryEntry } from '../../../../shared/contract/privacy.ts'
import type { ExchangeRow } from '../../../../shared/exchange-row.ts'
import { classNames } from '../../../components/class-names.ts'
import { formatCost } from '../../../format/money.ts'
import { formatCount, formatDuration } from '../../../format/number.ts'
import { formatInstant } from '../../../format/time.ts'

const asIs = (example: string): string => example
const count = (example: string): string => formatCount(Number(example))
const duration = (example: string): string => formatDuration(Number(example))

/** What one looks for on a waybill first, in the order of a label: when and whose, where to, how much. */
const cells = [
  { field: 'started_at', say: (example) => formatInstant(Number(example)), wide: true },
  { field: 'tool', say: asIs },
  { field: 'project', say: asIs },
  { field: 'provider_name', say: asIs },
  { field: 'request_model', say: asIs },
  { field: 'endpoint', say: asIs, wide: true },
  { field: 'input_tokens', say: count },
  { field: 'output_tokens', say: count },
  { field: 'latency_ms', say: duration },
  { field: 'cost_nano_usd', say: (example) => formatCost(Number(example)) },
] as const satisfies readonly { field: keyof ExchangeRow; say: (example: string) => string; wide?: true }[]

/** One row as it would be kept, laid out as what it is: the label of a parcel. Fields that are switched off are not on it. */
export function ExampleRow({ fields }: { readonly fields: readonly InventoryEntry[] }) {
  const { t } = useTranslation('welcome')
  const { t: named } = useTranslation('fields')
  const exampleOf = (field: keyof ExchangeRow) =>
    fields.find(({ name, is_off }) => name === `exchanges.${field}` && !is_off)?.example
  return (
    <section aria-label={t('label')} className="overflow-hidden rounded-lg border-2 border-edge/60">
      <p className="flex justify-between gap-4 border-line border-b border-dashed bg-panel px-4 py-2 font-mono text-muted text-sm">
        <span className="truncate">{t('label_row', { id: exampleOf('id') ?? '' })}</span>
        <span className="whitespace-nowrap">
          {named('status_code')} {exampleOf('status_code')}
        </span>
      </p>
      {/* Each cell draws the lines at its right and below it; the last ones lie under the frame. */}
      <dl className="grid grid-cols-2 sm:grid-cols-4">
        {cells.map((cell) => {
          const example = exampleOf(cell.field)
          return (
            example !== undefined && (
              <div
                key={cell.field}
                className={classNames('-mr-px -mb-px border-r border-b px-4 py-2', 'wide' in cell && 'col-span-2')}
              >
                <dt className="text-muted text-sm">{named(cell.field)}</dt>
                <dd className="truncate font-medium text-lg">{cell.say(example)}</dd>
              </div>
            )
          )
        })}
      </dl>
    </section>
  )
}
