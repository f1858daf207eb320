/**
 * What runs inside the page, as source text: functions below are turned into strings, so they see only their arguments.
 * `WORLD` is a real isolated world, as a sandboxed preload has: it shares the page's DOM but none of its objects.
 */
export const WORLD = 'waybill-preload'
export const BINDING = '__electronDouble'

/** From the preload's world to the double. */
export type FromPreload =
  | { readonly kind: 'ipc'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'port'; readonly port: number; readonly data: PortData }
  | { readonly kind: 'port-closed'; readonly port: number }

/** Ports carry text and bytes; JSON between the processes carries both. */
export type PortData = { readonly text: string } | { readonly base64: string }

/** From the page's own world to the double: what it asks the shell's handlers for. */
export type FromPage =
  | { readonly kind: 'check' | 'request'; readonly id: number; readonly permission: string }
  | { readonly kind: 'open'; readonly url: string }

interface PreloadHandles {
  event(channel: string, message: unknown, ports: readonly number[]): void
  deliver(port: number, data: PortData): void
  close(port: number): void
}

function preloadWorld(
  binding: string,
  platform: string,
  preload: (require: (name: string) => unknown, process: unknown) => void,
): void {
  if (window !== window.top) return
  const world = globalThis as unknown as Record<string, unknown>
  const tell = (message: FromPreload) => (world[binding] as (text: string) => void)(JSON.stringify(message))
  const ports = new Map<number, MessagePort>()
  const listeners = new Map<string, ((event: { ports: MessagePort[] }, message: unknown) => void)[]>()
  const exposed = new Map<string, Record<string, unknown>>()

  // Events dispatch synchronously, also into the other world: that is the whole contextBridge. Results are not carried back.
  window.addEventListener('double:call', (event) => {
    const { key, name, args } = JSON.parse((event as CustomEvent<string>).detail)
    const called = exposed.get(key)?.[name]
    if (typeof called === 'function') called(...args)
  })

  const electron = {
    contextBridge: {
      exposeInMainWorld(key: string, api: Record<string, unknown>) {
        exposed.set(key, api)
        const members = Object.entries(api).map(([name, value]) =>
          typeof value === 'function' ? { name, callable: true } : { name, value },
        )
        window.dispatchEvent(new CustomEvent('double:expose', { detail: JSON.stringify({ key, members }) }))
      },
    },
    ipcRenderer: {
      send: (channel: string, ...args: unknown[]) => tell({ kind: 'ipc', channel, args }),
      on(channel: string, listener: (event: { ports: MessagePort[] }, message: unknown) => void) {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      },
    },
  }

  function openPort(port: number): MessagePort {
    const { port1: near, port2: far } = new MessageChannel()
    ports.set(port, near)
    near.onmessage = ({ data }) => {
      if (typeof data === 'string') return tell({ kind: 'port', port, data: { text: data } })
      tell({ kind: 'port', port, data: { base64: btoa(String.fromCharCode(...new Uint8Array(data))) } })
    }
    near.addEventListener('close', () => {
      if (ports.delete(port)) tell({ kind: 'port-closed', port })
    })
    return far
  }

  const handles: PreloadHandles = {
    event(channel, message, numbers) {
      const event = { ports: numbers.map(openPort) }
      for (const listener of listeners.get(channel) ?? []) listener(event, message)
    },
    deliver(port, data) {
      if ('text' in data) ports.get(port)?.postMessage(data.text)
      else ports.get(port)?.postMessage(Uint8Array.from(atob(data.base64), (character) => character.charCodeAt(0)))
    },
    close(port) {
      const near = ports.get(port)
      ports.delete(port)
      near?.close()
    },
  }
  Object.assign(world, { electronDouble: handles })
  const require = (name: string) => {
    if (name === 'electron') return electron
    throw new Error(`module not found: ${name}`)
  }
  preload(require, { platform, sandboxed: true })
}

function bridgeInPage(binding: string): void {
  const tell = Reflect.get(globalThis, binding) as (text: string) => void
  // Never a real popup: two debuggers (the double and the test) that attach to it at once can leave both pages paused for ever.
  window.open = (url = 'about:blank') => {
    const asked: FromPage = { kind: 'open', url: new URL(url, location.href).href }
    tell(JSON.stringify(asked))
    return null
  }
  // A link to a page of its own comes out at the same place as window.open does.
  window.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[target=_blank]') : null
    if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented) return
    event.preventDefault()
    window.open(link.href)
  })
  window.addEventListener('double:expose', (event) => {
    const { key, members } = JSON.parse((event as CustomEvent<string>).detail)
    const api: Record<string, unknown> = {}
    for (const { name, callable, value } of members) {
      api[name] = callable
        ? (...args: unknown[]) => {
            window.dispatchEvent(new CustomEvent('double:call', { detail: JSON.stringify({ key, name, args }) }))
          }
        : value
    }
    Object.defineProperty(window, key, { value: Object.freeze(api), enumerable: true })
  })
}

export function preloadSource(preload: string): string {
  const wrapped = `function (require, process) {\n${preload}\n}`
  return `(${preloadWorld})(${JSON.stringify(BINDING)}, ${JSON.stringify(process.platform)}, ${wrapped})`
}

export const bridgeSource = `(${bridgeInPage})(${JSON.stringify(BINDING)})`

/** An expression for the preload's world. */
export function callHandle<Name extends keyof PreloadHandles>(name: Name, ...args: Parameters<PreloadHandles[Name]>) {
  return `electronDouble.${name}(${args.map((argument) => JSON.stringify(argument)).join(', ')})`
}

export function encodePortData(data: unknown): PortData {
  if (typeof data === 'string') return { text: data }
  if (data instanceof Uint8Array) return { base64: Buffer.from(data).toString('base64') }
  throw new TypeError('the double carries text and bytes over ports')
}

export function decodePortData(data: PortData): unknown {
  return 'text' in data ? data.text : new Uint8Array(Buffer.from(data.base64, 'base64'))
}
