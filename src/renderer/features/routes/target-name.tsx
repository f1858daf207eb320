import type { ReactNode } from 'react'
import { providerColour } from '../../components/provider-mark.tsx'

interface TargetNameProps {
  readonly to: string
  /** A word on it, behind its name. */
  readonly children?: ReactNode
}

/** `provider/model`: the provider in its colour, as everywhere. Long names break; the mark stays at their side. */
export function TargetName({ to, children }: TargetNameProps) {
  const slash = to.indexOf('/')
  return (
    <span className="flex items-baseline gap-1.5">
      <span
        aria-hidden
        className="size-2 shrink-0 rounded-[2px]"
        style={slash > 0 ? { background: providerColour(to.slice(0, slash)) } : {}}
      />
      <span className="min-w-0">
        <span className="wrap-anywhere font-mono">
          {slash > 0 && <span className="text-muted">{to.slice(0, slash + 1)}</span>}
          {to.slice(slash + 1)}
        </span>{' '}
        <span className="text-muted text-sm">{children}</span>
      </span>
    </span>
  )
}
