import type { MessageBoxOptions } from 'electron'

/** What Electron would have shown or refused, told to the test as it happens. */
export type Recorded =
  | { readonly type: 'browser'; readonly endpoint: string }
  | { readonly type: 'window-shown' }
  | { readonly type: 'window-focused' }
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

/** What a test asks of the double, in Electron's process. */
export type Asked =
  | { readonly type: 'evaluate'; readonly id: number; readonly source: string; readonly argument: unknown }
  | { readonly type: 'answer-box'; readonly id: number; readonly response: number }

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
