import type { FoundServer } from '../../../shared/contract/models.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Catalogue } from '../models/catalogue.ts'
import type { Provider } from '../providers/providers.ts'
import { os } from './mount.ts'

export interface ModelHandlersNeeds {
  readonly catalogue: Pick<Catalogue, 'list' | 'refresh'>
  readonly configured: () => readonly Provider[]
  readonly find: () => Promise<FoundServer[]>
}

export function modelHandlers({ catalogue, configured, find }: ModelHandlersNeeds) {
  const checkName = (name: string | undefined): void => {
    if (name === undefined || configured().some((provider) => provider.name === name)) return
    throw new AppError('not_found', { message: `There is no provider ${name}.`, action: 'See waybill provider list.' })
  }
  return {
    list: os.models.list.handler(({ input }) => {
      checkName(input.provider)
      return catalogue.list(input.provider)
    }),
    refresh: os.models.refresh.handler(({ input }) => {
      checkName(input.provider)
      return catalogue.refresh(input.provider)
    }),
    find: os.models.find.handler(find),
  }
}
