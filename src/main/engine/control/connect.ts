import { AppError } from '../../../shared/errors.ts'
import type { Connect } from '../connect/connect.ts'
import { os } from './mount.ts'

export interface ConnectHandlersNeeds {
  readonly connect: Connect
}

export function connectHandlers({ connect }: ConnectHandlersNeeds) {
  const later = () => {
    throw new AppError('internal')
  }
  return {
    list: os.connect.list.handler(() => connect.list()),
    plan: os.connect.plan.handler(later),
    apply: os.connect.apply.handler(later),
    undo: os.connect.undo.handler(later),
    verify: os.connect.verify.handler(later),
    env: os.connect.env.handler(later),
    variables: os.connect.variables.handler(later),
    token: os.connect.token.handler(later),
    forget: os.connect.forget.handler(later),
  }
}
