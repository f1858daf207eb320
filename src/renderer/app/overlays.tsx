import { Palette } from './palette.tsx'
import { ShortcutList } from './shortcut-list.tsx'

export type Overlay = 'palette' | 'shortcuts'

/** What lies over any screen, at most one at a time. */
export function Overlays({
  open,
  onChange,
}: {
  readonly open: Overlay | null
  readonly onChange: (open: Overlay | null) => void
}) {
  const close = () => onChange(null)
  return (
    <>
      <Palette open={open === 'palette'} onClose={close} onShortcuts={() => onChange('shortcuts')} />
      <ShortcutList open={open === 'shortcuts'} onClose={close} />
    </>
  )
}
