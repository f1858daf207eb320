import { Notification } from 'electron'
import { type Notice, plainBody, screenOf, wordsOf } from './notice.ts'
import type { Texts } from './texts/texts.ts'

/** Kept while it is shown: one that is collected as garbage can't be clicked any more. */
const shown = new Set<Notification>()

/** A click opens the screen where something can be done about it. */
export function showNotice(notice: Notice, texts: Texts, open: (at: string) => void): void {
  if (!Notification.isSupported()) return
  const { title, body } = wordsOf(notice, texts)
  const notification = new Notification({ title, body: plainBody(body, process.platform), silent: true })
  shown.add(notification)
  const over = () => shown.delete(notification)
  notification.on('click', () => {
    over()
    open(screenOf(notice))
  })
  notification.on('close', over)
  notification.on('failed', over)
  notification.show()
}
