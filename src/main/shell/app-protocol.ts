import { protocol } from 'electron'
import { answer, readBundle } from './bundle.ts'

/** Before `ready`. `standard` gives the page an origin of its own, which file:// would not. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

export async function serveBundle(directory: string): Promise<void> {
  const bundle = await readBundle(directory)
  protocol.handle('app', (request) => answer(bundle, request.method, request.url))
}
