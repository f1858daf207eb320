import { classNames } from './class-names.ts'
import { CopyButton } from './copy-button.tsx'

export interface CodeLineProps {
  readonly text: string
  readonly what: string
  /** Wraps in place of scrolling sideways: for a key that has to be seen whole. */
  readonly wrap?: boolean
  readonly className?: string
}

/** An address, a key or a command, ready to copy. */
export function CodeLine({ text, what, wrap = false, className }: CodeLineProps) {
  return (
    <div className={classNames('flex min-w-0 items-start rounded-md border border-line bg-panel', className)}>
      <code
        className={classNames(
          'min-w-0 flex-1 select-all px-2 py-1 font-mono text-sm leading-5',
          wrap ? 'whitespace-pre-wrap wrap-anywhere' : 'truncate',
        )}
        title={wrap ? undefined : text}
      >
        {text}
      </code>
      <CopyButton text={text} what={what} />
    </div>
  )
}
