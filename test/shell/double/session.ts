import type Electron from 'electron'
import { record } from './recorder.ts'

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0]
type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void

class WebRequest {
  #listener: BeforeRequest | null = null

  onBeforeRequest(listener: BeforeRequest | null): void {
    this.#listener = listener
  }

  isCancelled(url: string, method: string): Promise<boolean> {
    const listener = this.#listener
    if (!listener) return Promise.resolve(false)
    return new Promise((resolve) => {
      const details = { url, method } as Electron.OnBeforeRequestListenerDetails
      listener(details, ({ cancel }) => resolve(cancel === true))
    })
  }
}

class Session
  implements
    Pick<
      Electron.Session,
      | 'setPermissionRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setDevicePermissionHandler'
      | 'setSpellCheckerEnabled'
    >
{
  readonly webRequest = new WebRequest()
  #request: RequestHandler = null
  #check: CheckHandler = null

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#request = handler
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#check = handler
  }

  setDevicePermissionHandler(): void {}

  setSpellCheckerEnabled(): void {}

  /** "Most web APIs do a permission check and then make a permission request if the check is denied." No handler: granted. */
  async isGranted(contents: unknown, permission: string, url: string, kind: 'check' | 'request'): Promise<boolean> {
    const page = contents as Electron.WebContents
    const name = permission as Parameters<NonNullable<RequestHandler>>[1]
    const details = { isMainFrame: true, requestingUrl: url } as Electron.PermissionRequest
    const checked = this.#check?.(page, name, url, details as Electron.PermissionCheckHandlerHandlerDetails) ?? true
    const request = this.#request
    const granted =
      checked || kind === 'check' || !request
        ? checked
        : await new Promise<boolean>((resolve) => request(page, name, resolve, details))
    record({ type: 'permission', permission, granted })
    return granted
  }
}

export const defaultSession = new Session()
export const session = { defaultSession }
