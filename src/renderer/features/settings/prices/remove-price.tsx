import { useTranslation } from 'react-i18next'
import type { OwnPrice } from '../../../../shared/contract/prices.ts'
import { useApi } from '../../../data/api.tsx'
import { AskFirst } from '../../../data/ask-first.tsx'
import { nameOf } from './price-name.ts'

export function RemovePrice({ price, onClose }: { price: OwnPrice; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { client, queries } = useApi()
  const name = nameOf(price)
  return (
    <AskFirst
      title={t('price_remove_title', { name })}
      confirm={t('remove')}
      act={() => client.prices.remove({ provider: price.provider, model: price.model })}
      changes={queries.prices.list.key()}
      done={t('price_removed_toast', { name })}
      onClose={onClose}
    >
      <p>{t('price_remove_text')}</p>
    </AskFirst>
  )
}
