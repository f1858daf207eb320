import type { Connect, ConnectNeeds } from '../connect/connect.ts'
import type { ImportNeeds, Imports } from '../imports/imports.ts'

// Parsers of the four languages that tools write their settings in take 4 MB and a part of each start: they are loaded when somebody
// looks at a tool, or where a tool that is connected may have to be healed.

export function lazyConnect(needs: ConnectNeeds): Connect {
  let connect: Connect | undefined
  let loading: Promise<Connect> | undefined
  const load = (): Promise<Connect> => {
    loading ??= import('../connect/connect.ts').then(({ createConnect }) => {
      connect = createConnect(needs)
      return connect
    })
    return loading
  }
  return {
    list: async () => (await load()).list(),
    plan: async (...asked) => (await load()).plan(...asked),
    apply: async (...asked) => (await load()).apply(...asked),
    undo: async (...asked) => (await load()).undo(...asked),
    forget: async (...asked) => (await load()).forget(...asked),
    async *verify(...asked) {
      return yield* (await load()).verify(...asked)
    },
    env: async (...asked) => (await load()).env(...asked),
    variables: async (...asked) => (await load()).variables(...asked),
    token: needs.keys.token,
    keyRotated: needs.keys.rotated,
    keyRevoked: needs.keys.revoked,
    async heal() {
      if (needs.connections.all().length > 0) await (await load()).heal()
    },
    notices: () => connect?.notices() ?? [],
  }
}

export function lazyImports(needs: ImportNeeds): Imports {
  let loading: Promise<Imports> | undefined
  const load = (): Promise<Imports> => {
    loading ??= import('../imports/imports.ts').then(({ createImports }) => createImports(needs))
    return loading
  }
  return {
    find: async () => (await load()).find(),
    read: async (...asked) => (await load()).read(...asked),
    take: async (...asked) => (await load()).take(...asked),
  }
}
