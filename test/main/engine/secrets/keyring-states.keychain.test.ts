import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryDirectory } from './temporary-directory.ts'
import { startVaultProcess, type VaultProcess } from './vault-process.ts'

const KEY = 'sk-canary-locked-keyring'
const UNLOCKED = 'printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null'
const LOCKED = 'gnome-keyring-daemon --start --components=secrets >/dev/null'

/** A home with keyrings of its own, and no display to show a prompt on. */
async function ownHome() {
  const home = await temporaryDirectory()
  const runtime = join(home, 'runtime')
  await mkdir(runtime, { mode: 0o700 })
  return { HOME: home, XDG_RUNTIME_DIR: runtime }
}

/** A vault's process in a new D-Bus session, in which `daemon` was started first; its address is kept for later. */
async function session(environment: { HOME: string }, daemon: string, ...busOptions: string[]): Promise<VaultProcess> {
  const address = join(environment.HOME, 'address')
  const script = `printf %s "$DBUS_SESSION_BUS_ADDRESS" >'${address}'; ${daemon}; exec "$@"`
  const child = startVaultProcess({
    environment,
    under: ['dbus-run-session', ...busOptions, '--', 'sh', '-c', script, 'sh'],
  })
  onTestFinished(() => child[Symbol.asyncDispose]())
  return child
}

const open = (child: VaultProcess, choice = 'keychain') =>
  child.ask('open', { choice, dataDirectory: '/nowhere', service: 'waybill-test' })

test('a keyring that stays locked, as over SSH, is told; the process lives and the keys are there when it opens', async () => {
  const home = await ownHome()
  {
    await using desktop = await session(home, UNLOCKED)
    expect((await open(desktop)).value).toMatchObject({ state: 'ready' })
    await desktop.ask('set', 'openai', KEY)
  }
  {
    await using remote = await session(home, LOCKED)
    expect((await open(remote)).value).toMatchObject({ state: 'unavailable', problem: { code: 'keyring_locked' } })
    expect((await remote.ask('load')).error).toMatchObject({ code: 'vault_locked' })
    expect((await open(remote, 'auto')).value).toMatchObject({ kind: 'memory', problem: { code: 'keyring_locked' } })
  }
  await using desktop = await session(home, UNLOCKED)
  await open(desktop)
  expect((await desktop.ask('load')).value).toEqual({ openai: KEY })
})

test('a keyring that is locked while Waybill runs makes the vault locked, not empty', async () => {
  const home = await ownHome()
  const child = await session(home, UNLOCKED)
  await open(child)
  await child.ask('set', 'openai', KEY)
  execFileSync(
    'sh',
    [
      '-c',
      `DBUS_SESSION_BUS_ADDRESS="$(cat "$HOME/address")" dbus-send --session --print-reply --dest=org.freedesktop.secrets \
     /org/freedesktop/secrets org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login`,
    ],
    { env: { ...process.env, ...home }, stdio: 'ignore' },
  )
  expect((await child.ask('load')).error).toMatchObject({ code: 'vault_locked', message: 'The keyring is locked.' })
  expect((await child.ask('state')).value).toBe('locked')
})

test('a Secret Service that has no keyring to write to is not taken for a working keychain', async () => {
  const child = await session(await ownHome(), LOCKED)
  expect((await open(child, 'auto')).value).toMatchObject({ kind: 'memory', problem: { code: 'no_keyring' } })
})

test('a D-Bus session without a Secret Service is told as that', async () => {
  const home = await ownHome()
  const config = join(home.HOME, 'bus.conf')
  await writeFile(
    config,
    `<busconfig><type>session</type><listen>unix:dir=${home.XDG_RUNTIME_DIR}</listen><policy context="default">
     <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`,
  )
  const child = await session(home, ':', `--config-file=${config}`)
  expect((await open(child)).value).toMatchObject({
    problem: { code: 'no_secret_service', action: expect.stringContaining('gnome-keyring') },
  })
})
