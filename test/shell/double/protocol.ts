import type Electron from 'electron'

type Handler = Parameters<Electron.Protocol['handle']>[1]

const standard = new Set<string>()
const handlers = new Map<string, Handler>()

export const protocol: Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'> = {
  registerSchemesAsPrivileged(schemes) {
    for (const { scheme, privileges } of schemes) if (privileges?.standard) standard.add(scheme)
  },
  handle(scheme, handler) {
    // Electron would take it, and the page would have no origin; here it is said.
    if (!standard.has(scheme)) throw new Error(`${scheme}: was not declared a standard scheme`)
    handlers.set(scheme, handler)
  },
}

/** The shell's own answer to a request for its scheme; null where no handler is responsible. */
export async function answerProtocol(shellUrl: string, method: string): Promise<Response | null> {
  const handler = handlers.get(new URL(shellUrl).protocol.slice(0, -1))
  // Node's Request refuses custom schemes where Electron's takes them; the handler reads these two alone.
  return handler ? handler({ url: shellUrl, method } as Request) : null
}
