import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { InventoryEntry } from '../../../../shared/contract/privacy.ts'
import { Button } from '../../../components/button.tsx'
import { Fact } from '../../../components/fact.tsx'
import { StateMark } from '../../../components/state-mark.tsx'
import { useApi } from '../../../data/api.tsx'
import { QueryPart } from '../../../data/query-part.tsx'
import { formatCount } from '../../../format/number.ts'
import { engineWords } from '../../../languages/engine-words.ts'
import { AllFields } from './all-fields.tsx'
import { ExampleRow } from './example-row.tsx'
import { StepFrame } from './step-frame.tsx'

const nevers = ['never_prompt', 'never_code', 'never_headers', 'never_errors'] as const
const EXCHANGES = 'exchanges.'

/** Promises are made of what is declared: the row, its fields and how long they are kept are those of the inventory. */
export function WrittenStep({ onNext }: { readonly onNext: () => void }) {
  const { t } = useTranslation('welcome')
  const { queries } = useApi()
  const inventory = useQuery(queries.privacy.inventory.queryOptions())
  return (
    <StepFrame
      title={t('written_title')}
      text={t('written_text')}
      next={
        <Button look="primary" onClick={onNext}>
          {t('go_on')}
        </Button>
      }
    >
      <QueryPart query={inventory} skeleton={<div aria-hidden className="skeleton h-80" />}>
        {({ entries }) => {
          const fields = entries.filter(({ name }) => name.startsWith(EXCHANGES))
          return (
            <div className="space-y-5">
              <ExampleRow fields={fields} />
              <Nevers />
              <Facts fields={fields} />
              <AllFields fields={fields} />
            </div>
          )
        }}
      </QueryPart>
    </StepFrame>
  )
}

function Nevers() {
  const { t } = useTranslation('welcome')
  return (
    <section aria-labelledby="never">
      <h2 id="never" className="mb-2 font-semibold">
        {t('never_title')}
      </h2>
      <ul className="grid gap-x-8 gap-y-1.5 sm:grid-cols-2">
        {nevers.map((never) => (
          <li key={never} className="flex items-baseline gap-2">
            <StateMark shape="dash" tone="bad" />
            {t(never)}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-muted">{t('never_proof')}</p>
    </section>
  )
}

function Facts({ fields }: { readonly fields: readonly InventoryEntry[] }) {
  const { t } = useTranslation('welcome')
  const { queries } = useApi()
  const status = useQuery(queries.system.status.queryOptions()).data
  // "90 days (retention_days)": which setting it is, one can learn later.
  const kept = engineWords(fields[0]?.retention ?? '').replace(/ \([^)]*\)$/, '')
  return (
    <dl className="grid gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-3">
      <Fact term={t('kept_for')}>{kept}</Fact>
      <Fact term={t('where')} note={<span className="break-all">{status?.data_directory}</span>}>
        {t('where_note')}
      </Fact>
      <Fact
        term={t('fields')}
        note={t('fields_off', { off: formatCount(fields.filter(({ optional }) => optional).length) })}
      >
        {formatCount(fields.length)}
      </Fact>
    </dl>
  )
}
