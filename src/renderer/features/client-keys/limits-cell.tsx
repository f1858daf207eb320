import { Popover } from 'radix-ui'
import { useTranslation } from 'react-i18next'
import type { ClientKeyView } from '../../../shared/contract/client-keys.ts'
import { useNow } from '../../components/use-now.ts'
import { formatInstant, formatRelative } from '../../format/time.ts'
import { LimitBar } from './limit-bar.tsx'
import { fixedLimits, hasLimits, leftText, tightestFirst } from './limit-words.ts'

/** The limit that is nearest to its end; all of them, one click or Enter away. */
export function LimitsCell({ clientKey }: { clientKey: ClientKeyView }) {
  const { t } = useTranslation('clientKeys')
  const now = useNow(30_000)
  if (clientKey.revoked_at !== null) return <span className="text-muted">{t('none', { ns: 'common' })}</span>
  if (!hasLimits(clientKey)) return <span className="text-muted">{t('no_limits')}</span>
  const left = tightestFirst(clientKey.left)
  const fixed = fixedLimits(clientKey, now, t)
  const [first, ...others] = left
  const more = others.length + fixed.length
  const all = [...left.map((state) => leftText(state, t)), ...fixed.map(({ text }) => text)].join('\n')
  return (
    <Popover.Root>
      <Popover.Trigger
        title={all}
        className="-mx-1 flex w-full items-center max-w-96 lg:w-56 xl:w-72 gap-2 rounded-md px-1 text-left transition-colors hover:bg-selected"
      >
        <span className="sr-only">{t('limits_of', { name: clientKey.name })}</span>
        {first === undefined ? (
          <span className="min-w-0 flex-1 truncate text-sm">{fixed[0]?.text}</span>
        ) : (
          <LimitBar state={first} />
        )}
        <span className="w-5 shrink-0 text-right text-muted text-sm">
          {first === undefined ? more > 1 && `+${more - 1}` : more > 0 && `+${more}`}
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t('limits_of', { name: clientKey.name })}
          className="fade-in z-50 w-72 max-w-[calc(100vw-1rem)] space-y-2 rounded-md border border-line bg-raised p-3 shadow-pop"
        >
          {left.length > 0 && <p className="text-muted text-sm">{t('what_is_left')}</p>}
          {left.map((state) => (
            <div key={state.limit}>
              <LimitBar state={state} />
              {state.resets_at !== null && state.left < state.most && (
                <p className="mt-1 text-muted text-sm" title={formatInstant(state.resets_at)}>
                  {t('whole_again', { when: formatRelative(state.resets_at, now) })}
                </p>
              )}
            </div>
          ))}
          {fixed.map(({ name, text, title }) => (
            <p key={name} className="break-words text-sm" title={title}>
              {text}
            </p>
          ))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
