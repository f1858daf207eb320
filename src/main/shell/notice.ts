import type { NotificationKind } from '../../shared/notification-kinds.ts'
import type { Texts } from './texts/texts.ts'
import { UNLOCK_AT } from './tray-menu.ts'

/** Something to tell of while nobody looks. Names are the user's own, of keys, providers and models; nothing else is in it. */
export type Notice =
  | {
      readonly kind: 'limit_near'
      readonly percent: number
      readonly window: 'day' | 'month'
      /** null: all client keys together. */
      readonly whose: { readonly scope: 'key' | 'provider'; readonly name: string } | null
    }
  | { readonly kind: 'provider_failing'; readonly provider: string }
  | { readonly kind: 'vault_locked' }
  | { readonly kind: 'key_suspended'; readonly name: string }
  | { readonly kind: 'model_deprecated'; readonly model: string; readonly provider: string }
  | { readonly kind: 'update_ready'; readonly version: string }

export interface NoticeWords {
  readonly title: string
  readonly body: string
}

export function wordsOf(notice: Notice, texts: Texts): NoticeWords {
  switch (notice.kind) {
    case 'limit_near':
      return {
        title: texts.limit_near(notice.percent),
        body: texts.limit_near_detail(notice.whose?.name ?? texts.all_keys, notice.window),
      }
    case 'provider_failing':
      return { title: texts.provider_failing(notice.provider), body: texts.provider_failing_detail }
    case 'vault_locked':
      return { title: texts.vault_locked, body: texts.vault_locked_detail }
    case 'key_suspended':
      return { title: texts.key_suspended(notice.name), body: texts.key_suspended_detail }
    case 'model_deprecated':
      return { title: texts.model_deprecated(notice.model), body: texts.model_deprecated_detail(notice.provider) }
    case 'update_ready':
      return { title: texts.update_ready(notice.version), body: texts.update_ready_detail }
  }
}

/** The text below the title: Linux reads some HTML in it (links, pictures), and a name is the user's, or of a file that they took over. */
export function plainBody(body: string, platform: NodeJS.Platform): string {
  if (platform !== 'linux') return body
  return body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** The screen that a click opens: where something can be done about it. */
export function screenOf(notice: Notice): string {
  switch (notice.kind) {
    case 'limit_near':
      if (notice.whose === null) return '/settings?section=limits'
      return notice.whose.scope === 'key' ? '/client-keys' : '/providers'
    case 'provider_failing':
      return '/providers'
    case 'vault_locked':
      return UNLOCK_AT
    case 'key_suspended':
      return '/client-keys'
    case 'model_deprecated':
      return '/usage?by=model'
    case 'update_ready':
      return '/settings?section=updates'
  }
}

export const MOST_OFTEN_MS = 3_600_000

export interface NotifierNeeds {
  /** Monotonic milliseconds: a wall clock that is set back would keep it silent. */
  readonly now: () => number
  readonly off: () => readonly NotificationKind[]
  readonly show: (notice: Notice) => void
}

/** Tells of each kind once an hour at most, whatever happens meanwhile; it outlives the engines, so a restart is no new hour. */
export function createNotifier({ now, off, show }: NotifierNeeds): (notice: Notice) => void {
  const last = new Map<NotificationKind, number>()
  return (notice) => {
    if (off().includes(notice.kind)) return
    const before = last.get(notice.kind)
    if (before !== undefined && now() - before < MOST_OFTEN_MS) return
    last.set(notice.kind, now())
    show(notice)
  }
}
