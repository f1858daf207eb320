import { useQuery } from '@tanstack/react-query'
import { CloudDownload, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnPrice } from '../../../../shared/contract/prices.ts'
import { Button } from '../../../components/button.tsx'
import { SectionFrame } from '../../../components/section-frame.tsx'
import { useApi } from '../../../data/api.tsx'
import { SectionPart } from '../../../data/section-part.tsx'
import { formatCount } from '../../../format/number.ts'
import { formatInstant } from '../../../format/time.ts'
import { ApplyPrices } from './apply-prices.tsx'
import { OwnPrices } from './own-prices.tsx'
import type { PriceName } from './price-name.ts'
import { PriceNotices } from './price-notices.tsx'
import { PriceTables } from './price-tables.tsx'
import { RefreshPrices } from './refresh-prices.tsx'
import { RemovePrice } from './remove-price.tsx'
import { SetPrice } from './set-price.tsx'

/** What is asked in a dialog. */
type Asked =
  | { readonly what: 'set'; readonly of: PriceName | OwnPrice | null }
  | { readonly what: 'remove'; readonly of: OwnPrice }
  | { readonly what: 'refresh' | 'apply' }

/** What models cost, where that is from, and prices of the user's own. */
export function Prices() {
  const { t } = useTranslation('settings')
  const { queries } = useApi()
  const listed = useQuery(queries.prices.list.queryOptions({ input: {} }))
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  const set = (of: PriceName | OwnPrice | null) => setAsked({ what: 'set', of })
  return (
    <SectionFrame
      title={t('section_prices')}
      note={t('prices_note')}
      actions={
        <>
          <Button onClick={() => setAsked({ what: 'apply' })}>{t('price_apply')}</Button>
          <Button onClick={() => setAsked({ what: 'refresh' })}>
            <CloudDownload aria-hidden size={14} />
            {t('price_refresh')}
          </Button>
          <Button look="primary" onClick={() => set(null)}>
            <Plus aria-hidden size={14} />
            {t('price_set')}
          </Button>
        </>
      }
    >
      <SectionPart query={listed}>
        {({ own, in_force, list }) => (
          <>
            <PriceNotices inForce={in_force} onSet={set} />
            {own.length > 0 && (
              <OwnPrices own={own} onSet={set} onRemove={(price) => setAsked({ what: 'remove', of: price })} />
            )}
            <PriceTables inForce={in_force} onSet={set} />
            <p className="px-4 py-3 text-muted text-sm">
              {t('prices_list_is', { version: list.price_version, formatted: formatCount(list.models) })}{' '}
              {list.refreshed_at === null
                ? t('prices_came_with')
                : t('prices_fetched', { time: formatInstant(list.refreshed_at) })}
            </p>
          </>
        )}
      </SectionPart>
      {asked?.what === 'set' && <SetPrice of={asked.of} onClose={close} />}
      {asked?.what === 'remove' && <RemovePrice price={asked.of} onClose={close} />}
      {asked?.what === 'refresh' && <RefreshPrices onClose={close} />}
      {asked?.what === 'apply' && <ApplyPrices onClose={close} />}
    </SectionFrame>
  )
}
