import { app, BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import type { EngineFailure } from './engine-messages.ts'

const TRY_AGAIN = 0

export function failureBox(failure: EngineFailure): MessageBoxOptions {
  return {
    type: 'error',
    title: 'Waybill',
    message: failure.message,
    detail: `${failure.action}\n\nCode: ${failure.code}`,
    buttons: ['Try again', 'Quit'],
    defaultId: TRY_AGAIN,
    cancelId: 1,
    noLink: true,
  }
}

/** The user decides: the port is not changed silently, and the same start is not tried for ever. */
export async function showFailure(failure: EngineFailure, tryAgain: () => void): Promise<void> {
  const window = BrowserWindow.getAllWindows()[0]
  const box = failureBox(failure)
  const { response } = window ? await dialog.showMessageBox(window, box) : await dialog.showMessageBox(box)
  if (response === TRY_AGAIN) tryAgain()
  else app.quit()
}
