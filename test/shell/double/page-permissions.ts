import { BINDING, type FromPage } from './page-worlds.ts'

/**
 * Puts the shell's handlers in front of the web's permission calls, in the page. The original is never called: after a
 * refusal Chromium's own prompt would hang, and after a grant the machine's clipboard is none of a test's business.
 */
function askTheShell(binding: string): void {
  const page = globalThis as unknown as Record<string, unknown>
  const ask = (text: FromPage) => (page[binding] as (text: string) => void)(JSON.stringify(text))
  const waiting = new Map<number, (granted: boolean) => void>()
  let last = 0

  page.electronDoubleAnswer = (id: number, granted: boolean) => {
    waiting.get(id)?.(granted)
    waiting.delete(id)
  }
  const granted = (permission: string, kind: 'check' | 'request' = 'request') =>
    new Promise<boolean>((resolve) => {
      const id = ++last
      waiting.set(id, resolve)
      ask({ id, permission, kind })
    })
  const orRefuse = async (permission: string) => {
    if (!(await granted(permission))) throw new DOMException('Permission denied', 'NotAllowedError')
  }
  const replace = (owner: object | undefined, name: string, value: unknown) => {
    if (owner) Object.defineProperty(owner, name, { value, configurable: true })
  }

  let copied = ''
  replace(navigator.clipboard, 'writeText', async (text: string) => {
    await orRefuse('clipboard-sanitized-write')
    copied = text
  })
  replace(navigator.clipboard, 'readText', async () => {
    await orRefuse('clipboard-read')
    return copied
  })
  replace(navigator.mediaDevices, 'getUserMedia', () => orRefuse('media'))
  replace(
    navigator.geolocation,
    'getCurrentPosition',
    (_found: unknown, failed?: (error: { code: number }) => void) => {
      void orRefuse('geolocation').catch(() => failed?.({ code: 1 }))
    },
  )
  replace(Notification, 'requestPermission', async () => ((await granted('notifications')) ? 'granted' : 'denied'))
  replace(navigator.permissions, 'query', async ({ name }: { name: string }) => ({
    name,
    state: (await granted(name, 'check')) ? 'granted' : 'denied',
  }))
}

export const permissionSource = `if (isSecureContext) (${askTheShell})(${JSON.stringify(BINDING)})`

export function permissionAnswer(id: number, granted: boolean): string {
  return `electronDoubleAnswer(${id}, ${granted})`
}
