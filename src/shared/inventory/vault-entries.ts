import { FIRST_INVENTORY, type Retention } from './entry.ts'
import type { ThingEntry } from './thing.ts'

const since = FIRST_INVENTORY
const untilRemoved: Retention = { words: 'until you remove it' }

/** What the keychain, or the sealed file, holds. */
export const vaultEntries: readonly ThingEntry[] = [
  {
    name: 'provider keys',
    place: 'vault',
    category: 'secret',
    purpose: 'Your keys for providers: added to what you send, for that provider’s origin alone.',
    example: '(never shown)',
    retention: untilRemoved,
    rights: ['correction', 'erasure', 'withdrawal'],
    since,
  },
  {
    name: 'admin keys',
    place: 'vault',
    category: 'secret',
    purpose: 'Your keys that read a provider’s bill.',
    example: '(never shown)',
    retention: untilRemoved,
    rights: ['correction', 'erasure', 'withdrawal'],
    since,
  },
  {
    name: 'otlp-header',
    place: 'vault',
    category: 'secret',
    purpose: 'The value of the header that your collector of figures asks for.',
    example: '(never shown)',
    retention: untilRemoved,
    rights: ['correction', 'erasure', 'withdrawal'],
    since,
  },
  {
    name: 'tools’ client keys',
    place: 'vault',
    category: 'secret',
    purpose: 'The client keys of the tools that you have connected, for waybill token to print.',
    example: '(never shown)',
    retention: { words: 'until the connection is undone, or the key is revoked' },
    rights: ['erasure', 'withdrawal'],
    since,
  },
  {
    name: 'settings put away',
    place: 'vault',
    category: 'secret',
    purpose:
      'What stood in a tool’s settings file where Waybill wrote its own, such as a key of yours: undo puts it back.',
    example: '(never shown)',
    retention: { words: 'until the connection is undone, or Waybill forgets it' },
    rights: ['erasure', 'withdrawal'],
    since,
  },
  {
    name: 'pseudonym-secret',
    place: 'vault',
    category: 'secret',
    purpose:
      'What pseudonyms of users are made with, so that nobody else can tell whose they are: 32 random bytes, made at first use.',
    example: '(never shown)',
    retention: { words: 'as long as the vault' },
    rights: ['erasure', 'withdrawal'],
    since,
  },
  {
    name: '.accounts',
    place: 'vault',
    category: 'key metadata',
    purpose: 'In a keychain: the list of the entries above, by their ids.',
    example: '["019aa6a4-5c00-7000-8000-6b5a4f3e2d1c"]',
    retention: untilRemoved,
    rights: ['access', 'erasure'],
    since,
  },
]
