import type { Updates } from '../updates/updates.ts'
import { os } from './mount.ts'

export interface UpdateHandlersNeeds {
  readonly updates: Pick<Updates, 'view' | 'check' | 'download' | 'install'>
}

export function updateHandlers({ updates }: UpdateHandlersNeeds) {
  return {
    view: os.updates.view.handler(updates.view),
    check: os.updates.check.handler(updates.check),
    download: os.updates.download.handler(updates.download),
    install: os.updates.install.handler(updates.install),
  }
}
