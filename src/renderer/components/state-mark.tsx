import { classNames } from './class-names.ts'

export type MarkShape = 'dot' | 'ring' | 'triangle' | 'dash' | 'square'
export type MarkTone = 'good' | 'warn' | 'bad' | 'muted' | 'accent'

const tones: Readonly<Record<MarkTone, string>> = {
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
  muted: 'text-muted',
  accent: 'text-accent',
}

/**
 * A state by shape and colour: a full dot is well, a ring is under way or waiting, a triangle wants attention, a dash is
 * nothing yet, a square is somebody else's. Pass `label` where no text beside it says the same.
 */
export function StateMark({
  shape,
  tone,
  label,
  className,
}: {
  readonly shape: MarkShape
  readonly tone: MarkTone
  readonly label?: string
  readonly className?: string
}) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by its label, or hidden where the text beside it names it
    <svg
      viewBox="0 0 10 10"
      width="10"
      height="10"
      className={classNames('inline-block shrink-0', tones[tone], className)}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {label !== undefined && <title>{label}</title>}
      {shape === 'dot' && <circle cx="5" cy="5" r="3.75" fill="currentColor" />}
      {shape === 'ring' && <circle cx="5" cy="5" r="3.25" fill="none" stroke="currentColor" strokeWidth="1.75" />}
      {shape === 'triangle' && <path d="M5 .75 9.6 9H.4Z" fill="currentColor" />}
      {shape === 'square' && (
        <rect x="1.25" y="1.25" width="7.5" height="7.5" fill="none" stroke="currentColor" strokeWidth="1.75" />
      )}
      {shape === 'dash' && <path d="M1.5 5h7" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />}
    </svg>
  )
}
