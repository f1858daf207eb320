import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../components/class-names.ts'
import { withTexts } from '../languages/with-texts.ts'
import { BareHeader } from './bare-header.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { useFollowLanguage } from './follow-language.ts'
import { Navigation } from './navigation.tsx'
import type { Overlay } from './overlays.tsx'
import { screens, settingsScreen, welcomeScreen } from './screens.ts'
import { useShortcuts } from './shortcuts.ts'
import { useFirstRun } from './use-first-run.ts'
import { useLateCode } from './use-late-code.ts'

export function Layout() {
  const { t } = useTranslation('app')
  useFollowLanguage()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  // The screen before stays until the next one's code is there.
  const isOnTheWay = useRouterState({ select: ({ isLoading }) => isLoading })
  const [open, setOpen] = useState<Overlay | null>(null)
  const late = useLateCode(() => withTexts(import('./overlays.tsx')), open !== null)
  useShortcuts({
    onPalette: () => setOpen((now) => (now === 'palette' ? null : 'palette')),
    onList: () => setOpen('shortcuts'),
  })
  const isFirstRunOpen = useFirstRun()
  const label = [...screens, settingsScreen, welcomeScreen].find((screen) => screen.to === path)?.label
  useEffect(() => {
    document.title = label === undefined ? t('name') : `${t(label)} · ${t('name')}`
  }, [label, t])
  const isBare = path === welcomeScreen.to
  return (
    <div className={classNames('flex h-full flex-col', !isBare && 'md:flex-row', isFirstRunOpen && 'appear-late')}>
      {/* A button: a link's fragment would be taken for a route. */}
      <button
        type="button"
        onClick={() => document.getElementById('main')?.focus()}
        className="sr-only z-50 rounded-md bg-raised px-3 py-1 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t('skip')}
      </button>
      {isBare ? (
        <BareHeader onPalette={() => setOpen('palette')} />
      ) : (
        <Navigation onPalette={() => setOpen('palette')} onShortcuts={() => setOpen('shortcuts')} />
      )}
      <main
        id="main"
        tabIndex={-1}
        aria-busy={isOnTheWay}
        className="flex min-h-0 min-w-0 flex-1 flex-col outline-none max-md:order-2"
      >
        <ConnectionBanner />
        <div className="min-h-0 flex-1">
          <Outlet />
        </div>
      </main>
      {late !== null && <late.Overlays open={open} onChange={setOpen} />}
    </div>
  )
}
