import { createContext, type ReactNode, use, useCallback, useState } from 'react'

const Width = createContext<number | null>(null)

/** How wide the box around is inside of its padding, in CSS pixels; null until it was laid out. */
export function useBoxWidth(): number | null {
  return use(Width)
}

/**
 * Measured while what is in it is still on its way: a drawing that had to measure its place for itself would lay out the
 * whole screen for it, in the middle of being drawn, and then be drawn a second time.
 */
export function MeasuredBox({ className, children }: { readonly className: string; readonly children: ReactNode }) {
  const [width, setWidth] = useState<number | null>(null)
  const watch = useCallback((box: HTMLElement | null) => {
    if (box === null) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0) || null))
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  return (
    <Width value={width}>
      <div ref={watch} className={className}>
        {children}
      </div>
    </Width>
  )
}
