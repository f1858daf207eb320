import { Check, Monitor, Moon, Sun } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../components/icon-button.tsx'
import { menuItemLook, menuLook } from '../components/menu-look.ts'
import { setTheme, themes, useTheme } from '../components/theme.ts'

const icons = { system: Monitor, light: Sun, dark: Moon } as const

export function ThemeMenu() {
  const { t } = useTranslation()
  const theme = useTheme()
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton icon={icons[theme]} label={t('theme')} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menuLook} align="start" sideOffset={4} collisionPadding={8}>
          <DropdownMenu.RadioGroup value={theme}>
            {themes.map((name) => {
              const Icon = icons[name]
              return (
                <DropdownMenu.RadioItem
                  key={name}
                  value={name}
                  onSelect={() => setTheme(name)}
                  className={menuItemLook}
                >
                  <Icon aria-hidden size={14} strokeWidth={1.75} />
                  <span className="flex-1">{t(`theme_${name}`)}</span>
                  <DropdownMenu.ItemIndicator>
                    <Check aria-hidden size={14} />
                  </DropdownMenu.ItemIndicator>
                </DropdownMenu.RadioItem>
              )
            })}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
