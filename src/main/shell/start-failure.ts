import { app, BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import type { EngineFailure } from './engine-messages.ts'
import type { Texts } from './texts/texts.ts'

const TRY_AGAIN = 0

export function failureBox(failure: EngineFailure, texts: Texts): MessageBoxOptions {
  return {
    type: 'error',
    title: 'Waybill',
    message: failure.message,
    detail: `${failure.action}\n\n${texts.code(failure.code)}`,
    buttons: [texts.try_again, texts.quit_short],
    defaultId: TRY_AGAIN,
    cancelId: 1,
    noLink: true,
  }
}

/** The user decides: the port is not changed silently, and the same start is not tried for ever. */
export async function showFailure(failure: EngineFailure, texts: Texts, tryAgain: () => void): Promise<void> {
  const window = BrowserWindow.getAllWindows()[0]
  const box = failureBox(failure, texts)
  const { response } = window ? await dialog.showMessageBox(window, box) : await dialog.showMessageBox(box)
  if (response === TRY_AGAIN) tryAgain()
  else app.quit()
}
