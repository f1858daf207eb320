import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { callProblem, importProblem, problemError } from '../../../../src/main/engine/secrets/keychain-problem.ts'

/** As libsecret 0.20, GLib and dbus-daemon put it; collected 2026-11-20. */
test.each([
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'no_session_bus'],
  ['Could not connect: No such file or directory', 'no_session_bus'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'no_secret_service'],
  ['GDBus.Error:org.freedesktop.DBus.Error.Spawn.ChildExited: exited with status 1', 'no_secret_service'],
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'no_keyring'],
  ['Cannot create an item in a locked collection', 'keyring_locked'],
  ['Timeout was reached', 'keychain_hangs'],
  ['The stub received bad data.', 'keychain_refused'],
])('"%s" is told as %s', (text, code) => {
  expect(callProblem(new Error(text)).code).toBe(code)
})

test('a service that quotes the key in its error does not get it into ours', () => {
  const error = problemError(callProblem(new Error('can not store sk-canary-quoted')))
  expect(inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain('canary')
})

test('a keytar built for another machine is told as broken, not as missing', () => {
  const thrown = Object.assign(new Error('keytar.node: wrong ELF class'), { code: 'ERR_DLOPEN_FAILED' })
  expect(importProblem(thrown).code).toBe('keytar_broken')
})
