import { Switch as Radix } from 'radix-ui'
import { classNames } from './class-names.ts'

export interface SwitchProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  /** Its name for screen readers; what it does stands beside it in words. */
  readonly label: string
  /** The change is being carried out: a second one does nothing. */
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly className?: string
}

/** On or off, at once: told by the thumb's place as well as by colour. As high as a finger needs, the picture smaller. */
export function Switch({ checked, onChange, label, busy = false, disabled = false, className }: SwitchProps) {
  return (
    <Radix.Root
      checked={checked}
      disabled={disabled}
      aria-label={label}
      {...(busy ? { 'aria-disabled': true } : { onCheckedChange: onChange })}
      className={classNames(
        'group inline-flex h-6 w-8 shrink-0 items-center justify-center rounded-full disabled:opacity-50 aria-disabled:cursor-progress aria-disabled:opacity-60',
        className,
      )}
    >
      <span className="h-4 w-7 rounded-full border border-edge bg-canvas p-px transition-colors group-data-[state=checked]:border-accent-fill group-data-[state=checked]:bg-accent-fill">
        <Radix.Thumb className="block size-3 rounded-full bg-edge transition-transform data-[state=checked]:translate-x-3 data-[state=checked]:bg-on-accent" />
      </span>
    </Radix.Root>
  )
}
