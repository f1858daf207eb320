import { by, type Claim } from '../tables/claim.ts'

const DAMAGED = 'main/engine/ledger/damaged-database.test.ts'
const KEYCHAIN = 'main/engine/secrets/keychain-faults.keychain.test.ts'
const KEYRING = 'main/engine/secrets/keyring-states.keychain.test.ts'
const MEMORY = 'main/engine/hostile/memory.test.ts'
const SOCKET = 'main/headless/control-socket.test.ts'
const WINDOW = 'shell/window.browser.test.ts'

/** Every fault that Waybill has to live with, and the tests that bring it about. `npm run test:faults` prints what they found. */
export const faults: readonly Claim[] = [
  {
    name: 'kill -9 at any moment',
    holds: 'the database is sound, what a client has read to its end is in it, and budgets hold',
    proofs: [
      ...by('faults/kill-under-load.test.ts'),
      ...by('main/engine/ledger/kill.test.ts'),
      ...by('main/engine/privacy/kill-after-answer.test.ts'),
      ...by('main/engine/limits/crash.test.ts'),
      ...by('main/engine/ledger/erasure-after-kill.test.ts', 'an erasure that kill -9 ends %s'),
      ...by('main/engine/selftest/killed.test.ts'),
    ],
  },
  {
    name: 'disk full',
    holds: 'traffic goes on; what could not be recorded is counted and shown',
    proofs: [
      ...by('faults/disk-full.test.ts'),
      ...by('faults/disk-full-at-start.test.ts'),
      ...by(
        'main/engine/ledger/recording-faults.test.ts',
        'with a full disk traffic goes on',
        'rows that a full disk keeps in their first place',
        'an exchange that could not be opened but was closed is not counted as lost',
        'an exchange that can neither be opened nor closed is one lost exchange',
        'a count of lost exchanges stays right',
      ),
      ...by('main/engine/limits/unwritable.test.ts'),
      ...by('main/engine/limits/candidates.test.ts', 'stays counted when the spending is read anew'),
    ],
  },
  {
    name: 'corrupt or truncated database',
    holds: 'set aside with a date, a new one made, the user told; never a crash, never deleted',
    proofs: [
      ...by('faults/damaged-database.test.ts'),
      ...by(DAMAGED),
      ...by(
        'main/engine/ledger/recording-faults.test.ts',
        'damage that is met on the way is told',
        'a leftover that cannot be read as a log',
      ),
      ...by('main/engine/ledger/database-version.test.ts'),
      ...by('main/engine/ledger/data-directory.test.ts'),
    ],
  },
  {
    name: 'clock jumps forward and back',
    holds: 'no mass purge without asking; limits on a clock that nobody sets',
    proofs: [
      ...by('main/engine/retention.test.ts'),
      ...by('main/engine/limits/model.test.ts'),
      ...by('main/engine/limits/pace.test.ts'),
      ...by('main/engine/limits/candidates.test.ts', 'counts when its hour is said twice'),
      ...by('main/engine/ledger/spend.test.ts', 'is not forgotten because a clock has leapt ahead'),
      ...by('main/engine/ledger/summary.test.ts', 'the day on which summer time ends has 25 hours'),
    ],
  },
  {
    name: 'keychain locked, missing or hanging',
    holds: 'a time limit, 503 with the reason in the client’s dialect, never plain text on disk',
    proofs: [
      ...by(KEYCHAIN),
      ...by(KEYRING),
      ...by('main/engine/secrets/keychain.keychain.test.ts', 'a keychain that stops answering costs one time limit'),
      ...by('main/engine/bad-input/vault-and-keys.test.ts'),
    ],
  },
  {
    name: 'port taken',
    holds: 'the port and, where known, its holder are named; never a silent other port',
    proofs: [
      ...by('main/engine/bad-input/port-taken.test.ts'),
      ...by('main/cli/start.test.ts', 'on a taken %s names the port'),
      ...by(WINDOW, 'a port that is taken is named'),
    ],
  },
  {
    name: 'two engines on one data directory',
    holds: 'the second says so and does no harm; a dead engine’s socket keeps nobody out',
    proofs: [
      ...by('faults/two-engines.test.ts'),
      ...by('main/cli/start.test.ts', 'beside a running engine names it'),
      ...by(
        SOCKET,
        'is gone when the engine is, and a killed engine’s',
        'goes to exactly one of two that start at once over a dead one',
        'keeps its place while somebody listens',
      ),
      ...by('main/engine/ledger/first-start.test.ts'),
    ],
  },
  {
    name: 'upstream resets at every point of an exchange',
    holds: 'the client’s connection is reset too: cut off never looks complete',
    proofs: [
      ...by('faults/cut-answers.test.ts'),
      ...by('faults/cut-translated.test.ts'),
      ...by('faults/cut-requests.test.ts'),
      ...by('faults/cut-sessions.test.ts'),
      ...by('faults/official-sdks.test.ts'),
      ...by(
        'faults/no-answer.test.ts',
        'but says %s is told as unreachable',
        'in the middle, by %s, breaks',
        'but sends a hundred hints',
        'but two answers to one request',
      ),
      ...by('main/engine/sdk/faults.test.ts', 'a stream of %s: the tool sees it broken', 'a whole answer of %s'),
      ...by('main/engine/translate/cut.test.ts'),
      ...by('main/engine/attempts/next-key.test.ts', 'in the middle of its answer is not'),
    ],
  },
  {
    name: 'DNS: a name not known, a resolver that fails or leads astray',
    holds: '502 in the client’s dialect, with a cause',
    proofs: [
      ...by('faults/names.test.ts'),
      ...by('main/engine/hostile/rebinding.test.ts', 'is not followed to %s'),
      ...by('main/engine/sdk/faults.test.ts', 'is named in the tool’s own error, and in the row'),
    ],
  },
  {
    name: 'TLS: expired, of another host, of an unknown authority',
    holds: '502 in the client’s dialect, with a cause, and the key is sent to nobody',
    proofs: [
      ...by('faults/no-answer.test.ts', 'a certificate that is %s', 'a server that %s is told as such'),
      ...by('main/engine/hostile/network.test.ts'),
    ],
  },
  {
    name: 'time-outs: a slow first byte, a stream that never ends',
    holds: '504 in the client’s dialect, with a cause',
    proofs: [...by('faults/slow.test.ts'), ...by('main/engine/hostile/timeouts.test.ts')],
  },
  {
    name: 'gzip broken in the middle',
    holds: 'the client gets what the provider sent, and the engine lives',
    proofs: [...by('faults/broken-encodings.test.ts'), ...by('main/engine/sdk/encodings.test.ts')],
  },
  {
    name: 'client leaves at every point of an exchange',
    holds: 'the upstream request is aborted within 100 ms, and the row says so',
    proofs: [
      ...by('faults/client-gone.test.ts'),
      ...by('main/engine/sdk/abort.test.ts'),
      ...by('main/engine/meter/left-early.test.ts'),
      ...by('main/engine/attempts/leave.test.ts'),
    ],
  },
  {
    name: 'slow reader',
    holds: 'memory stays bounded',
    proofs: [...by(MEMORY), ...by('faults/slow.test.ts', 'a tool that stops reading for ever')],
  },
  {
    name: 'sleep and resume',
    holds: 'idle upstream connections are dropped; sent again only what met a closed one',
    proofs: [
      ...by('faults/idle-connections.test.ts'),
      ...by('shell/session.test.ts', 'after a sleep, no request goes out on a connection that slept'),
      ...by('main/engine/forward/dialing-agents.test.ts'),
    ],
  },
  {
    name: 'engine dies under the desktop shell',
    holds: 'started again with back-off; the window says so',
    proofs: [
      ...by(WINDOW, 'an engine that dies comes back, and so does the window'),
      ...by('shell/recovery.browser.test.ts'),
      ...by('shell/restart-delay.test.ts'),
      ...by('shell/lifecycle.browser.test.ts', 'an engine that hangs does not keep the app from ending'),
    ],
  },
  {
    name: 'purge of a million rows',
    holds: 'no pause over 20 ms for a running stream',
    proofs: [
      ...by('faults/purge-under-a-stream.test.ts'),
      ...by('main/engine/ledger/purge.test.ts', 'a purge lets other work through after every few hundred rows'),
    ],
  },
  {
    name: 'purged rows',
    holds: 'their bytes are gone from database and log',
    proofs: [...by('main/engine/ledger/purge.test.ts'), ...by('main/engine/ledger/erasure-proof.test.ts')],
  },
]
