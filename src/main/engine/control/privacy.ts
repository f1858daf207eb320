import type { PurgeScope } from '../../../shared/contract/privacy.ts'
import { AppError } from '../../../shared/errors.ts'
import { isOptionalField, type OptionalField, optionalFields } from '../../../shared/inventory/exchanges.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { os } from './mount.ts'

export interface PrivacyHandlersNeeds {
  readonly ledger: Pick<Ledger, 'purge' | 'eraseFields' | 'renameProject' | 'export' | 'clientKeys' | 'keyUsage'>
  /** What the ledger calls a provider that the user knows by this name. */
  readonly ledgerNameOf: (providerName: string) => string
  /** What stands before the exchanges of an export. */
  readonly exportHeader: () => object
  /** Writes down what waits to be, or it would come after its own erasure. */
  readonly settle: () => void
  /** The stored keys have changed: the guard must know before the next request. */
  readonly reloadClientKeys: () => void
  /** Exchanges, and what is counted and told of them. */
  readonly changed: () => void
}

export function privacyHandlers(needs: PrivacyHandlersNeeds) {
  const { ledger, ledgerNameOf, exportHeader, settle, reloadClientKeys, changed } = needs

  async function inLedgerTerms(scope: PurgeScope): Promise<PurgeScope & { readonly name?: string }> {
    switch (scope.scope) {
      case 'provider':
        return { ...scope, provider_name: ledgerNameOf(scope.provider_name), name: scope.provider_name }
      case 'key':
        await checkKey(scope.client_key_id)
        return scope
      case 'range':
        if (scope.since < scope.before) return scope
        throw new AppError('invalid_input', {
          message: 'The time ends before it begins.',
          action: 'Write the earlier one as --since, the later one as --before.',
        })
      case 'before':
      case 'project':
      case 'all':
        return scope
      default:
        return scope satisfies never
    }
  }

  /** An id with a slip in it erases nothing, and must not look as if it had. A key whose record is gone may have left something. */
  async function checkKey(id: string): Promise<void> {
    if (ledger.clientKeys.all().some((key) => key.id === id) || (await ledger.keyUsage()).has(id)) return
    throw new AppError('not_found', {
      message: 'There is no client key of this id.',
      action: 'See waybill key list.',
    })
  }

  return {
    purge: os.privacy.purge.handler(async ({ input, signal }) => {
      const scope = await inLedgerTerms(input)
      settle()
      const report = await ledger.purge(scope, signal)
      reloadClientKeys()
      changed()
      return report
    }),
    eraseFields: os.privacy.eraseFields.handler(async ({ input, signal }) => {
      const report = await ledger.eraseFields(fieldsNamed(input.fields), signal)
      changed()
      return report
    }),
    renameProject: os.privacy.renameProject.handler(async ({ input, signal }) => {
      const renamed = ledger.renameProject(input, signal)
      // The next request already is the new project's.
      reloadClientKeys()
      const report = await renamed
      changed()
      return report
    }),
    export: os.privacy.export.handler(({ input }) => ledger.export(input.format, exportHeader())),
  }
}

function fieldsNamed(names: readonly string[]): OptionalField[] {
  const unknown = names.find((name) => !isOptionalField(name))
  if (unknown === undefined) return [...new Set(names.filter(isOptionalField))]
  throw new AppError('invalid_input', {
    message: 'Only optional fields can be taken out of the past.',
    action: `Choose from: ${optionalFields.join(', ')}.`,
  })
}
