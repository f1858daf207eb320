import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../shared/contract/settings.ts'
import { languageChoices, languageNames } from '../../../shared/languages.ts'
import { Segmented } from '../../components/segmented.tsx'
import { Select } from '../../components/select.tsx'
import { setTheme, themes, useTheme } from '../../components/theme.ts'
import { Group, Row, SettingRow } from './setting-row.tsx'
import { useSettingStates } from './setting-states.tsx'

export function Appearance({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation()
  const { save } = useSettingStates()
  const theme = useTheme()
  return (
    <Group>
      <Row title={common('theme')} note={t('theme_note')}>
        {() => (
          <Segmented
            label={common('theme')}
            value={theme}
            options={themes.map((value) => ({ value, label: common(`theme_${value}`) }))}
            onChange={setTheme}
          />
        )}
      </Row>
      <SettingRow name="language" isLabel title={t('language')} note={t('language_note')}>
        {({ id, describedBy }) => (
          <Select
            id={id}
            aria-describedby={describedBy}
            value={settings.language}
            onChange={({ target }) => save('language', target.value, null)}
            className="w-full"
          >
            {languageChoices.map((choice) => (
              <option key={choice} value={choice} lang={choice === 'system' ? undefined : choice}>
                {choice === 'system' ? common('language_system') : languageNames[choice]}
              </option>
            ))}
          </Select>
        )}
      </SettingRow>
    </Group>
  )
}
