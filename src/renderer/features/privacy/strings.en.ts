import { erasure } from './erasure.en.ts'
import { inventory } from './inventory.en.ts'
import { outbound } from './outbound.en.ts'
import { panic } from './panic.en.ts'
import { proof } from './proof.en.ts'
import { responsibility } from './responsibility.en.ts'
import { retention } from './retention.en.ts'
import { rights } from './rights.en.ts'
import { secretScan } from './secret-scan.en.ts'
import { securityEvents } from './security-events.en.ts'

/** The screen's own texts; each part has its own beside it. All are one namespace, so no two parts use the same key. */
export const privacy = {
  title: 'Privacy',
  section_inventory: 'What is kept',
  section_retention: 'How long',
  section_rights: 'Your rights',
  section_outbound: 'Who was contacted',
  section_scan: 'Secret scan',
  section_proof: 'Proof',
  section_events: 'Security events',
  section_responsibility: 'Who is responsible',
  section_panic: 'Panic',

  state: 'How things stand',
  on: 'On',
  off: 'Off',
  recording: 'Recording',
  recording_on: 'On',
  recording_paused: 'Paused',
  recording_waits: 'Waits for you',
  recording_on_note: 'metadata only',
  recording_paused_note: 'no exchange is written down; limits hold',
  recording_waits_note: 'no exchange is written down till you agree',
  offline: 'Offline mode',
  offline_on_note: 'providers in use, nobody else',
  offline_off_note: 'fetches only what you ask for',
  changes_title: 'An update changes what is kept.',
  changes_text: 'No exchange is recorded until you agree. Your traffic goes on, and limits hold.',
  changes_agree: 'Agree and record on',
  change_added: 'Added',
  change_removed: 'Removed',
  change_changed: 'Changed',
  change_kept_longer: 'Kept longer',

  // Words of several parts.
  why: 'Why',
  to_client_keys: 'Client keys',
  download: 'Download',
  stop: 'Stop',
  project: 'Project',
  choose: 'Choose…',
  key: 'Client key',
  provider: 'Provider',
  region: 'Company’s seat',
  policy: 'Policy',

  ...inventory,
  ...retention,
  ...rights,
  ...erasure,
  ...outbound,
  ...secretScan,
  ...proof,
  ...securityEvents,
  ...panic,
  ...responsibility,
} as const
