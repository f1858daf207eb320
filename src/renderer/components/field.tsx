import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import { controlLook } from './control-look.ts'
import { Select } from './select.tsx'

interface FieldFrame {
  readonly label: string
  readonly hint?: ReactNode | undefined
  readonly error?: string | undefined
}

/** A label, a control and, under it, its error or its hint; the three are tied together for screen readers. */
export function Frame({
  label,
  hint,
  error,
  children,
}: FieldFrame & { children: (ids: { id: string; describedBy: string | undefined }) => ReactNode }) {
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? hint
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      {children({ id, describedBy: note === undefined ? undefined : noteId })}
      {note !== undefined && (
        <p id={noteId} className={classNames('mt-1 text-sm', error === undefined ? 'text-muted' : 'text-bad')}>
          {note}
        </p>
      )}
    </div>
  )
}

export function TextField({ label, hint, error, className, ...rest }: ComponentProps<'input'> & FieldFrame) {
  return (
    <Frame label={label} hint={hint} error={error}>
      {({ id, describedBy }) => (
        <input
          autoComplete="off"
          spellCheck={false}
          {...rest}
          id={id}
          aria-describedby={describedBy}
          aria-invalid={error === undefined ? undefined : true}
          className={classNames(controlLook, className)}
        />
      )}
    </Frame>
  )
}

export function SelectField({ label, hint, error, className, ...rest }: ComponentProps<'select'> & FieldFrame) {
  return (
    <Frame label={label} hint={hint} error={error}>
      {({ id, describedBy }) => (
        <Select {...rest} id={id} aria-describedby={describedBy} className={classNames('w-full', className)} />
      )}
    </Frame>
  )
}
