import type { Imports } from '../imports/imports.ts'
import { os } from './mount.ts'

export interface ImportHandlersNeeds {
  readonly imports: Imports
}

export function importHandlers({ imports }: ImportHandlersNeeds) {
  return {
    find: os.imports.find.handler(() => imports.find()),
    read: os.imports.read.handler(({ input }) => imports.read(input.source, input.path)),
    take: os.imports.take.handler(({ input: { source, path, revision, providers, routes } }) =>
      imports.take(source, path, revision, providers, routes),
    ),
  }
}
