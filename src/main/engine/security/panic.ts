import type { PanicState } from '../../../shared/contract/security.ts'
import { AppError } from '../../../shared/errors.ts'
import type { PanicRecord, PanicStore } from './panic-record.ts'
import type { SecurityEvents } from './security-events.ts'

export interface PanicNeeds {
  /** UTC milliseconds. */
  readonly now: () => number
  readonly store: PanicStore
  readonly lockVault: () => void
  /** Cuts off whatever is under way; how many. */
  readonly cutAll: () => number
  /** The ids of those that were revoked by it: all, or all that were made by then; or none. */
  readonly revokeKeys: (at: number, madeBy?: number) => readonly string[]
  /** No key is known any more, whatever the database says. */
  readonly forgetKeys: () => void
  /** What the database says holds again. */
  readonly reloadKeys: () => void
  /** Closes the port, and the connections that came by it. */
  readonly shutDoor: () => void
  /** Does nothing where nobody has wished it to be open. Throws `port_taken`. */
  readonly openDoor: () => Promise<void>
  /** Connections to providers, and what Waybill does on its own account: figures to a collector, a demo. */
  readonly stopOwnCalls: () => void
  readonly security: Pick<SecurityEvents, 'note' | 'flush'>
  readonly changed: () => void
}

export interface Panic {
  state(): PanicState
  /** Throws `panic` while it lasts. */
  checkOver(): void
  /** Again while one lasts: all of it again, since the first. Throws `panic_not_written`, with all else done. */
  declare(): PanicState
  /** Of one that was declared elsewhere: here, too, the vault is locked and no key known. */
  hold(): void
  /** Throws `port_taken` or what the database throws; the panic then lasts on. */
  end(): Promise<PanicState>
  /** The vault was unlocked by hand. */
  unlocked(): void
}

export function createPanic(needs: PanicNeeds): Panic {
  const { store, security } = needs
  let declared = 0
  const state = (): PanicState => {
    const { since, keys_revoked, streams_cut } = store.current()
    return { since, keys_revoked, streams_cut }
  }
  const lasts = (): AppError => {
    const since = new Date(store.current().since ?? 0).toLocaleString('sv-SE')
    return new AppError('panic', {
      message: `A panic lasts since ${since}: nothing passes, and the vault stays locked.`,
    })
  }

  const noteRevoked = (ids: readonly string[]): void => {
    for (const id of ids) security.note({ kind: 'key_revoked', clientKeyId: id, detail: 'panic' })
  }

  /**
   * What is quick and can't fail comes first: the flag, the vault, the connections. Then what has to be in the database before
   * anything slow: a kill in the middle leaves a Waybill that knows of its panic.
   */
  function declare(): PanicState {
    declared += 1
    let failure: unknown
    const attempt = (step: () => void): void => {
      try {
        step()
      } catch (thrown) {
        failure ??= thrown
      }
    }
    const before = store.current()
    let record: PanicRecord = { ...before, since: before.since ?? needs.now(), vault_locked: true }
    if (before.since === null) record = { ...record, keys_revoked: 0, streams_cut: 0 }
    store.hold(record)
    needs.lockVault()
    attempt(needs.shutDoor)
    attempt(needs.stopOwnCalls)
    attempt(() => store.keep(record))
    // Each has its row to close: slow, where somebody holds the database. Their connections are gone by now.
    const cut = needs.cutAll()
    needs.forgetKeys()
    let revoked: readonly string[] = []
    attempt(() => {
      revoked = needs.revokeKeys(needs.now())
    })
    record = {
      ...record,
      keys_revoked: record.keys_revoked + revoked.length,
      streams_cut: record.streams_cut + cut,
    }
    attempt(() => store.keep(record))
    security.note({ kind: 'panic' })
    noteRevoked(revoked)
    security.flush()
    needs.changed()
    if (failure !== undefined) throw notWritten(failure)
    return state()
  }

  return {
    state,
    checkOver() {
      if (store.current().since !== null) throw lasts()
    },
    declare,
    hold() {
      needs.lockVault()
      needs.forgetKeys()
    },
    async end() {
      if (store.current().since === null) return state()
      const last = declared
      // Whoever comes in meanwhile is refused still: if the port is taken, nothing is half undone.
      await needs.openDoor()
      if (last !== declared) {
        needs.shutDoor()
        throw lasts()
      }
      const before = store.current()
      try {
        // A panic that found the database held, or was killed in the middle, has left keys that only memory had forgotten.
        const revoked = needs.revokeKeys(needs.now(), before.since ?? 0)
        store.keep({ ...before, since: null, keys_revoked: before.keys_revoked + revoked.length })
        noteRevoked(revoked)
        needs.reloadKeys()
      } catch (thrown) {
        store.hold(before)
        needs.shutDoor()
        needs.stopOwnCalls()
        throw thrown
      }
      security.note({ kind: 'panic_ended' })
      security.flush()
      needs.changed()
      return state()
    },
    unlocked() {
      const record = store.current()
      if (!record.vault_locked) return
      try {
        store.keep({ ...record, vault_locked: false })
      } catch {
        // The next start finds it locked, and says so: the safe side.
      }
    },
  }
}

function notWritten(cause: unknown): AppError {
  return new AppError('panic_not_written', {
    message:
      'Nothing passes and the vault is locked, but the database can’t be written: a restart would not know of it.',
    cause,
  })
}
