import { Link } from '@tanstack/react-router'
import { Command, Keyboard, LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../components/class-names.ts'
import { IconButton } from '../components/icon-button.tsx'
import { Keys } from '../components/keys.tsx'
import { useApi } from '../data/api.tsx'
import { Logo } from './logo.tsx'
import { RunningState } from './running-state.tsx'
import { screens, settingsScreen } from './screens.ts'
import { modKey } from './shortcuts.ts'
import { ThemeMenu } from './theme-menu.tsx'

const itemLook = classNames(
  'flex items-center gap-2 rounded-md text-muted transition-colors hover:bg-hover hover:text-ink',
  'aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink',
  // Eight German names do not fit under eight icons of a phone: there, the icons stand alone.
  'max-md:h-11 max-md:min-w-0 max-md:flex-1 max-md:flex-col max-md:justify-center max-md:gap-0.5 max-md:rounded-none -outline-offset-2',
  'max-md:aria-[current=page]:text-accent max-md:aria-[current=page]:shadow-[inset_0_2px_0_var(--color-accent)]',
  'md:h-7 md:px-2',
)

/** A side bar where there is room, else a top line and a bar of icons at the bottom. */
export function Navigation({ onPalette, onShortcuts }: { onPalette: () => void; onShortcuts: () => void }) {
  const { t } = useTranslation('app')
  const { transport } = useApi()
  const tools = (
    <>
      <Link
        to={settingsScreen.to}
        aria-label={t(settingsScreen.label)}
        title={t(settingsScreen.label)}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink md:hidden"
      >
        <settingsScreen.icon aria-hidden size={15} strokeWidth={1.75} />
      </Link>
      <ThemeMenu />
      <IconButton icon={Keyboard} label={t('shortcuts_title')} onClick={onShortcuts} className="max-md:hidden" />
      <IconButton icon={Command} label={t('open_palette')} onClick={onPalette} className="md:hidden" />
      {transport.signOut !== null && <IconButton icon={LogOut} label={t('sign_out')} onClick={transport.signOut} />}
    </>
  )
  return (
    <>
      <header className="flex h-11 shrink-0 items-center gap-1 border-b bg-panel px-3 md:hidden">
        <Logo />
        <span className="mr-auto ml-2 min-w-0">
          <RunningState />
        </span>
        {tools}
      </header>
      <aside
        aria-label={t('name')}
        className="flex shrink-0 flex-col border-line bg-panel max-md:order-3 max-md:border-t md:w-48 md:border-r lg:w-50"
      >
        <div className="flex h-12 shrink-0 items-center px-4 max-md:hidden">
          <Logo />
        </div>
        <nav aria-label={t('navigation')} className="flex md:flex-1 md:flex-col md:gap-px md:px-2">
          {screens.map(({ to, label, icon: Icon }, index) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact: true, includeSearch: false }}
              title={t(label)}
              className={itemLook}
            >
              <Icon aria-hidden size={15} strokeWidth={1.75} className="shrink-0 max-md:size-4.5" />
              <span className="max-w-full truncate max-[35rem]:sr-only max-md:text-xs md:flex-1">{t(label)}</span>
              <Keys keys={[modKey(), String(index + 1)]} className="max-lg:hidden" />
            </Link>
          ))}
        </nav>
        <div className="shrink-0 space-y-2 px-4 pb-3 max-md:hidden">
          <Link
            to={settingsScreen.to}
            activeOptions={{ exact: true, includeSearch: false }}
            className={classNames(itemLook, '-mx-2 mb-px!')}
          >
            <settingsScreen.icon aria-hidden size={15} strokeWidth={1.75} className="shrink-0" />
            <span className="min-w-0 flex-1 truncate">{t(settingsScreen.label)}</span>
            <Keys keys={[modKey(), ',']} className="max-lg:hidden" />
          </Link>
          <button
            type="button"
            onClick={onPalette}
            className="-mx-2 flex h-7 w-[calc(100%+1rem)] items-center gap-2 rounded-md px-2 text-muted transition-colors hover:bg-hover hover:text-ink"
          >
            <Command aria-hidden size={15} strokeWidth={1.75} />
            <span className="flex-1 truncate text-left">{t('palette_short')}</span>
            <Keys keys={[modKey(), 'K']} className="max-lg:hidden" />
          </button>
          <div className="-mx-2 flex items-center border-t pt-2">{tools}</div>
          <RunningState />
        </div>
      </aside>
    </>
  )
}
