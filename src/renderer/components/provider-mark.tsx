import { nameSlot } from './name-slot.ts'

/** Well-known providers have a colour of their own; any other gets one from its name. The same name, always the same. */
const known: Readonly<Record<string, number>> = {
  openai: 3,
  anthropic: 2,
  gemini: 1,
  google: 1,
  'gcp.gemini': 1,
  openrouter: 6,
  mistral: 5,
  mistral_ai: 5,
  xai: 4,
  x_ai: 4,
  moonshot: 6,
  moonshot_ai: 6,
  ollama: 5,
  sandbox: 4,
}

const series = [
  'var(--color-series-1)',
  'var(--color-series-2)',
  'var(--color-series-3)',
  'var(--color-series-4)',
  'var(--color-series-5)',
  'var(--color-series-6)',
] as const

export function providerColour(name: string): string {
  const slot = Object.hasOwn(known, name) ? known[name] : undefined
  return series[slot === undefined ? nameSlot(name, series.length) : slot - 1] ?? series[0]
}

export function ProviderMark({ name }: { name: string }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <span aria-hidden className="size-2 shrink-0 rounded-[2px]" style={{ background: providerColour(name) }} />
      <span className="truncate">{name}</span>
    </span>
  )
}
