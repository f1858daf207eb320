import { Command } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../components/icon-button.tsx'
import { Logo } from './logo.tsx'
import { RunningState } from './running-state.tsx'
import { ThemeMenu } from './theme-menu.tsx'

/** In place of the navigation, where the next step is all that matters. The palette leads out of it as ever. */
export function BareHeader({ onPalette }: { readonly onPalette: () => void }) {
  const { t } = useTranslation('app')
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b bg-panel px-4">
      <Logo />
      <span className="mr-auto ml-3 min-w-0">
        <RunningState />
      </span>
      <IconButton icon={Command} label={t('open_palette')} onClick={onPalette} />
      <ThemeMenu />
    </header>
  )
}
