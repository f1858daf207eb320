import { useTranslation } from 'react-i18next'
import { SectionFrame } from '../../components/section-frame.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { setTheme, themes, useTheme } from '../../components/theme.ts'
import { Group, Row } from './setting-row.tsx'

export function Appearance() {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation()
  const theme = useTheme()
  return (
    <SectionFrame title={t('section_appearance')} note={t('appearance_note')}>
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
      </Group>
    </SectionFrame>
  )
}
