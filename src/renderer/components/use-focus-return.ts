import { useRef } from 'react'

/** What had the focus last, menus left out: by the time that what was chosen opens, they are gone. */
let last: HTMLElement | null = null
document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement && target.closest('[role="menu"]') === null) last = target
})

/**
 * For a dialog: at its end the keyboard is back where it came from. Radix returns it to its own trigger only, and ours are
 * opened by an address or from a menu.
 */
export function useFocusReturn() {
  const opener = useRef<HTMLElement | null>(null)
  return {
    onOpenAutoFocus: () => {
      const active = document.activeElement
      const stays =
        active instanceof HTMLElement && active !== document.body && active.closest('[role="menu"]') === null
      opener.current = stays ? active : last
    },
    onCloseAutoFocus: (event: Event) => {
      if (opener.current === null || !opener.current.isConnected) return
      event.preventDefault()
      opener.current.focus()
    },
  }
}
