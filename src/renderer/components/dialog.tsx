import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import { useFocusReturn } from './use-focus-return.ts'

export interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly description?: ReactNode
  readonly children: ReactNode
  readonly width?: string
  /** For what is shown once: a stray click beside the dialog must not close it. */
  readonly sticky?: boolean
  /** There is nothing in it to operate: its text itself takes the focus, so that keys scroll it. */
  readonly reading?: boolean
}

export function Dialog({
  open,
  onClose,
  title,
  description,
  children,
  width = 'max-w-lg',
  sticky,
  reading,
}: DialogProps) {
  const { t } = useTranslation()
  const focusReturn = useFocusReturn()
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fade-in fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          {...focusReturn}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          {...(sticky === true ? { onInteractOutside: (event: Event) => event.preventDefault() } : {})}
          className={classNames(
            'fade-in fixed top-[8vh] left-1/2 z-50 flex max-h-[84vh] w-[calc(100vw-1.5rem)] -translate-x-1/2 flex-col rounded-lg border border-line bg-raised shadow-pop',
            width,
          )}
        >
          <div className="py-3 pr-12 pl-4">
            <Radix.Title className="pt-1 font-semibold text-lg">{title}</Radix.Title>
            {description !== undefined && (
              <Radix.Description className="mt-0.5 text-muted">{description}</Radix.Description>
            )}
          </div>
          <div
            className="min-h-0 scroll-pb-16 overflow-y-auto px-4 pb-4 -outline-offset-2"
            {...(reading === true ? { tabIndex: 0, role: 'group', 'aria-label': title } : {})}
          >
            {children}
          </div>
          {/* Last, so that focus starts in what the dialog is for. */}
          <Radix.Close asChild>
            <IconButton icon={X} label={t('close')} className="absolute top-3 right-3" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
