import { classNames } from './class-names.ts'

/** A keyboard shortcut, as keys. Pictures only: the same shortcuts stand in the list under `?`. */
export function Keys({ keys, className }: { readonly keys: readonly string[]; readonly className?: string }) {
  return (
    <span aria-hidden className={classNames('inline-flex gap-0.5', className)}>
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-flex h-4 min-w-4 items-center justify-center rounded-sm border border-line bg-canvas px-1 font-sans text-muted text-xs"
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
