import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../shared/contract/settings.ts'
import { Switch } from '../../components/switch.tsx'
import { SettingRow } from './setting-row.tsx'
import { useSettingStates } from './setting-states.tsx'

const labels = ['project', 'tool'] as const satisfies Settings['metrics_attributes']

/** What figures are told apart by, beside model and provider. */
export function FigureLabels({ chosen }: { chosen: Settings['metrics_attributes'] }) {
  const { t } = useTranslation('settings')
  const { save } = useSettingStates()
  return (
    <SettingRow name="metrics_attributes" title={t('metrics_attributes')} note={t('metrics_attributes_note')}>
      {({ isSaving }) => (
        <ul className="space-y-1">
          {labels.map((label) => (
            <li key={label} className="flex items-center gap-2">
              <Switch
                label={t(`label_${label}`)}
                checked={chosen.includes(label)}
                busy={isSaving}
                onChange={(on) => {
                  const next = labels.filter((each) => (each === label ? on : chosen.includes(each)))
                  save('metrics_attributes', next, null)
                }}
              />
              <code className="font-mono text-sm">{label}</code>
            </li>
          ))}
        </ul>
      )}
    </SettingRow>
  )
}
