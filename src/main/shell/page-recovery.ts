import { type BrowserWindow, dialog } from 'electron'
import { restartDelayMs, STEADY_MS } from './restart-delay.ts'
import type { Texts } from './texts/texts.ts'

const RELOAD = 0

/**
 * Brings back a page whose process has died: at once the first time, later and later if it goes on dying. One that hangs is
 * the user's to decide about; what they have typed may be in it.
 */
export function recoverPage(window: BrowserWindow, texts: () => Texts): void {
  let crashes = 0
  let lastAt = Number.NEGATIVE_INFINITY
  let asked = false

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    crashes = performance.now() - lastAt > STEADY_MS ? 0 : crashes + 1
    lastAt = performance.now()
    const reload = () => {
      if (!window.isDestroyed()) window.webContents.reload()
    }
    if (crashes === 0) reload()
    else setTimeout(reload, restartDelayMs(crashes))
  })
  window.on('unresponsive', async () => {
    if (asked) return
    asked = true
    const answered = new AbortController()
    window.once('responsive', () => answered.abort())
    const { not_answering, not_answering_detail, reload, wait } = texts()
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: 'Waybill',
      message: not_answering,
      detail: not_answering_detail,
      buttons: [reload, wait],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
      signal: answered.signal,
    })
    asked = false
    // A page that hangs does not hear of a reload: its process goes, and the page comes back as after any crash.
    if (response === RELOAD && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer()
  })
}
