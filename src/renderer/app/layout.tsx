import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConnectionBanner } from './connection-banner.tsx'
import { useFollowLanguage } from './follow-language.ts'
import { Navigation } from './navigation.tsx'
import { Palette } from './palette.tsx'
import { screens, settingsScreen } from './screens.ts'
import { ShortcutList } from './shortcut-list.tsx'
import { useShortcuts } from './shortcuts.ts'

export function Layout() {
  const { t } = useTranslation('app')
  useFollowLanguage()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null)
  useShortcuts({
    onPalette: () => setOpen((now) => (now === 'palette' ? null : 'palette')),
    onList: () => setOpen('shortcuts'),
  })
  const label = [...screens, settingsScreen].find((screen) => screen.to === path)?.label
  useEffect(() => {
    document.title = label === undefined ? t('name') : `${t(label)} · ${t('name')}`
  }, [label, t])
  return (
    <div className="flex h-full flex-col md:flex-row">
      {/* A button: a link's fragment would be taken for a route. */}
      <button
        type="button"
        onClick={() => document.getElementById('main')?.focus()}
        className="sr-only z-50 rounded-md bg-raised px-3 py-1 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t('skip')}
      </button>
      <Navigation onPalette={() => setOpen('palette')} onShortcuts={() => setOpen('shortcuts')} />
      <main id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none max-md:order-2">
        <ConnectionBanner />
        <div className="min-h-0 flex-1">
          <Outlet />
        </div>
      </main>
      <Palette open={open === 'palette'} onClose={() => setOpen(null)} onShortcuts={() => setOpen('shortcuts')} />
      <ShortcutList open={open === 'shortcuts'} onClose={() => setOpen(null)} />
    </div>
  )
}
