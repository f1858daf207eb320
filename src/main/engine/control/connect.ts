import type { Connect } from '../connect/connect.ts'
import { os } from './mount.ts'

export interface ConnectHandlersNeeds {
  readonly connect: Connect
}

export function connectHandlers({ connect }: ConnectHandlersNeeds) {
  return {
    list: os.connect.list.handler(() => connect.list()),
    plan: os.connect.plan.handler(({ input }) => connect.plan(input.tool, input.action)),
    apply: os.connect.apply.handler(({ input }) => connect.apply(input.tool, input.revision)),
    undo: os.connect.undo.handler(({ input }) => connect.undo(input.tool, input.revision)),
    verify: os.connect.verify.handler(({ input, signal }) => connect.verify(input.tool, signal)),
    env: os.connect.env.handler(({ input }) => connect.env(input.tool, input.shell)),
    variables: os.connect.variables.handler(({ input }) => connect.variables(input.tool)),
    token: os.connect.token.handler(({ input }) => ({ key: connect.token(input.tool) })),
    forget: os.connect.forget.handler(async ({ input }) => {
      await connect.forget(input.tool)
      return { ok: true as const }
    }),
  }
}
