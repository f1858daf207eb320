import type { MessageBoxOptions, NotificationConstructorOptions, Rectangle } from 'electron'

/** What Electron would have shown or refused, told to the test as it happens. */
export type Recorded =
  | { readonly type: 'browser'; readonly endpoint: string }
  | { readonly type: 'window-shown'; readonly bounds: Rectangle; readonly maximised: boolean }
  | { readonly type: 'window-focused' }
  /** What the system's tray shows. `menu`: the labels of its items, as they can be clicked by their id. */
  | { readonly type: 'tray'; readonly image: string; readonly tooltip: string; readonly menu: readonly ShownItem[] }
  | { readonly type: 'notification'; readonly id: number; readonly options: NotificationConstructorOptions }
  /** Opened in the user's own browser. */
  | { readonly type: 'opened-outside'; readonly url: string }
  | { readonly type: 'page-gone'; readonly reason: string }
  | { readonly type: 'error-box'; readonly title: string; readonly content: string }
  | { readonly type: 'message-box'; readonly id: number; readonly options: MessageBoxOptions }
  | { readonly type: 'window-open'; readonly url: string; readonly action: string }
  | { readonly type: 'navigation-refused'; readonly url: string }
  | { readonly type: 'permission'; readonly permission: string; readonly granted: boolean }
  | { readonly type: 'copied'; readonly text: string }
  | { readonly type: 'ipc'; readonly channel: string; readonly origin: string }
  /** From the shell to a window, with the origin that the window had then. */
  | { readonly type: 'sent'; readonly channel: string; readonly origin: string }
  /** `by`: our own session's rule, or (last resort) the double, which never lets a request leave the machine. */
  | { readonly type: 'request-refused'; readonly url: string; readonly by: 'session' | 'double' }
  | { readonly type: 'engine'; readonly pid: number }
  | { readonly type: 'engine-exit'; readonly pid: number; readonly code: number }

export interface ShownItem {
  readonly id?: string | undefined
  readonly label: string
  readonly enabled: boolean
}

/** What a test asks of the double, in Electron's process. */
export type Asked =
  | { readonly type: 'evaluate'; readonly id: number; readonly source: string; readonly argument: unknown }
  | { readonly type: 'answer-box'; readonly id: number; readonly response: number }
  /** An item by its id; null: the tray itself. */
  | { readonly type: 'click-tray'; readonly id: string | null }
  | { readonly type: 'click-notification'; readonly id: number }

export type Told =
  | { readonly type: 'recorded'; readonly entry: Recorded }
  | { readonly type: 'evaluated'; readonly id: number; readonly value?: unknown; readonly error?: string }

// Electron's main process has no `send`: taken before the code under test could see it.
const send = process.send?.bind(process)
delete process.send

export function tell(message: Told): void {
  send?.(message)
}

export function record(entry: Recorded): void {
  tell({ type: 'recorded', entry })
}
