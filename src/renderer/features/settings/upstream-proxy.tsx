import { useTranslation } from 'react-i18next'
import { Segmented } from '../../components/segmented.tsx'
import { SettingRow } from './setting-row.tsx'
import { useSettingStates } from './setting-states.tsx'
import { TextInput } from './setting-text.tsx'
import { useTypedSetting } from './use-typed-setting.ts'

const ways = ['environment', 'none', 'address'] as const

/** By the environment (null), none (an empty text), or an address, which is asked for once it is chosen. */
export function UpstreamProxy({ value }: { value: string | null }) {
  const { t } = useTranslation('settings')
  const { of, type, save } = useSettingStates()
  const { draft } = of('upstream_proxy')
  // An empty field says nothing: none is a choice of its own.
  const field = useTypedSetting('upstream_proxy', value ?? '', (text) => (text === '' ? null : { value: text }))
  const stored = value === null ? 'environment' : value === '' ? 'none' : 'address'
  const way = draft === null ? stored : 'address'
  return (
    <SettingRow name="upstream_proxy" title={t('upstream_proxy')} note={t(`upstream_proxy_${way}_note`)}>
      {(ids) => (
        <>
          <Segmented
            label={t('upstream_proxy')}
            value={way}
            options={ways.map((id) => ({ value: id, label: t(`upstream_proxy_${id}`) }))}
            onChange={(next) => {
              if (next === 'address') return type('upstream_proxy', value ?? '')
              type('upstream_proxy', null)
              if (next !== stored) save('upstream_proxy', next === 'none' ? '' : null, null)
            }}
          />
          {way === 'address' && (
            <div className="mt-1.5">
              <TextInput
                field={field}
                label={t('upstream_proxy_address_of')}
                placeholder="http://proxy.example.com:3128"
                {...ids}
              />
            </div>
          )}
        </>
      )}
    </SettingRow>
  )
}
