import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { screens, settingsScreen } from './screens.ts'

/** ⌘ on Apple's machines, Ctrl elsewhere. */
export function modKey(): string {
  return /mac|iphone|ipad/i.test(navigator.platform) ? '⌘' : 'Ctrl'
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  )
}

function screenFor(key: string) {
  return key === ',' ? settingsScreen : screens[Number(key) - 1]
}

export function useShortcuts({ onPalette, onList }: { onPalette: () => void; onList: () => void }): void {
  const navigate = useNavigate()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return
      const mod = event.metaKey || event.ctrlKey
      if (mod && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        onPalette()
        return
      }
      // A dialog keeps the keyboard to itself: leaving the screen would lose what it shows once.
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return
      const screen = mod && !event.shiftKey ? screenFor(event.key) : undefined
      if (screen !== undefined) {
        event.preventDefault()
        void navigate({ to: screen.to })
      } else if (!mod && event.key === '?' && !isTyping(event.target)) {
        event.preventDefault()
        onList()
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [navigate, onPalette, onList])
}
