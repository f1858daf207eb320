import { useTranslation } from 'react-i18next'
import type { PriceInForce } from '../../../../shared/contract/prices.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { nameOf, type PriceName } from './price-name.ts'

const SHOWN = 5

/** What was used and has no price, and what will not be there much longer. */
export function PriceNotices({
  inForce,
  onSet,
}: {
  readonly inForce: readonly PriceInForce[]
  readonly onSet: (of: PriceName) => void
}) {
  const { t } = useTranslation('settings')
  const unpriced = inForce.filter(({ cost_basis }) => cost_basis === 'unpriced')
  const deprecated = inForce.filter((price) => price.deprecated)
  if (unpriced.length === 0 && deprecated.length === 0) return null
  return (
    <div className="space-y-2 px-4 pb-3">
      {unpriced.length > 0 && (
        <Banner
          tone="warn"
          title={t('prices_unpriced', { count: unpriced.length })}
          action={
            <span className="flex flex-wrap gap-1">
              {unpriced.slice(0, SHOWN).map((price) => (
                <Button
                  key={nameOf(price)}
                  onClick={() => onSet(price)}
                  aria-label={t('price_set_of', { name: nameOf(price) })}
                  className="max-w-60"
                >
                  <span className="truncate">{nameOf(price)}</span>
                </Button>
              ))}
            </span>
          }
        >
          {t('prices_unpriced_text')}
        </Banner>
      )}
      {deprecated.length > 0 && (
        <Banner tone="warn" title={t('prices_deprecated')}>
          {t('prices_deprecated_text', { names: deprecated.map(nameOf).join(', ') })}
        </Banner>
      )}
    </div>
  )
}
