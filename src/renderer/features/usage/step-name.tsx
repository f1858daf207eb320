import { formatStep } from './step-names.ts'
import { ThroughLink } from './through-link.tsx'
import type { Step } from './usage-search.ts'

/** An hour, or a day or month that leads to itself, looked at closer. */
export function StepName({
  at,
  step,
  href,
}: {
  readonly at: number
  readonly step: Step
  readonly href: string | null
}) {
  return <ThroughLink href={href}>{formatStep(at, step)}</ThroughLink>
}
