import { AppError } from '../../../shared/errors.ts'
import { CallOverdue } from './keychain-call.ts'
import type { VaultProblem, VaultProblemCode } from './vault.ts'

const OR_SEALED = 'or use a file sealed with a passphrase: --vault sealed'

const PROBLEMS = {
  keytar_missing: {
    message: 'The module keytar, which speaks to the OS keychain, is not installed.',
    action: `Install it (npm install keytar), ${OR_SEALED}`,
  },
  keytar_broken: {
    message: 'The module keytar is installed, but its native part is missing or does not fit this machine.',
    action: `Build it again (npm rebuild keytar), ${OR_SEALED}`,
  },
  libsecret_missing: {
    message: 'The library libsecret-1.so.0 is missing.',
    action: `Install it (apt install libsecret-1-0, dnf install libsecret, pacman -S libsecret), ${OR_SEALED}`,
  },
  no_session_bus: {
    message: 'There is no D-Bus session, which the keychain is reached through.',
    action: `Start Waybill in a desktop session or under dbus-run-session, ${OR_SEALED}`,
  },
  no_secret_service: {
    message: 'No Secret Service answers on D-Bus.',
    action: `Install or start one (gnome-keyring, KWallet, or KeePassXC with its Secret Service turned on); after one was restarted, restart Waybill too, ${OR_SEALED}`,
  },
  no_keyring: {
    message: 'The Secret Service has no default keyring to store keys in.',
    action: `Create one (in Passwords and Keys, KWallet or KeePassXC) and make it the default, ${OR_SEALED}`,
  },
  keyring_locked: {
    message: 'The keyring is locked.',
    action: `Unlock it (log in to the desktop, or: gnome-keyring-daemon --unlock), then waybill unlock, ${OR_SEALED}`,
  },
  keychain_hangs: {
    message: 'The keychain does not answer: the time limit was exceeded.',
    action: `If it shows a prompt, answer it; if not, restart the Secret Service. Then waybill unlock, ${OR_SEALED}`,
  },
  keychain_refused: {
    message: 'The keychain refused without a reason that Waybill knows.',
    action: `Look whether other programs can use it, ${OR_SEALED}`,
  },
} as const satisfies Record<VaultProblemCode, { message: string; action: string }>

/** What libsecret, GLib and the D-Bus daemon say; the first that matches stands. */
const SAYINGS: readonly (readonly [RegExp, VaultProblemCode])[] = [
  [
    /cannot autolaunch|could not connect|connection refused|no such file or directory|connection is closed/i,
    'no_session_bus',
  ],
  [
    /not provided by any|ServiceUnknown|NameHasNoOwner|Spawn\.|StartServiceByName|not activatable/i,
    'no_secret_service',
  ],
  [/locked|dismissed|canceled|cancelled/i, 'keyring_locked'],
  [/does not exist at path|no such (object|interface|method|secret collection)/i, 'no_keyring'],
  [/timeout|timed out|did not receive a reply|noreply/i, 'keychain_hangs'],
]

export function vaultProblem(code: VaultProblemCode): VaultProblem {
  return { code, ...PROBLEMS[code] }
}

/** Why keytar could not be imported. A missing libsecret shows as a dlopen error which names it. */
export function importProblem(thrown: unknown): VaultProblem {
  const { code, message } = thrown instanceof Error ? (thrown as NodeJS.ErrnoException) : {}
  if (message?.includes('libsecret')) return vaultProblem('libsecret_missing')
  const packageAbsent = code === 'ERR_MODULE_NOT_FOUND' || (code === 'MODULE_NOT_FOUND' && !message?.includes('.node'))
  return vaultProblem(packageAbsent ? 'keytar_missing' : 'keytar_broken')
}

/** Why a call failed. The text is matched and dropped: a service chooses it freely and might quote the secret it was sent. */
export function callProblem(thrown: unknown): VaultProblem {
  if (thrown instanceof CallOverdue) return vaultProblem('keychain_hangs')
  const text = thrown instanceof Error ? thrown.message : ''
  return vaultProblem(SAYINGS.find(([pattern]) => pattern.test(text))?.[1] ?? 'keychain_refused')
}

export function problemError(problem: VaultProblem): AppError {
  const code = problem.code === 'keyring_locked' ? 'vault_locked' : 'vault_unavailable'
  return new AppError(code, { message: problem.message, action: problem.action })
}
