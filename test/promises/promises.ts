/** A test by its file, under test/, and its title as it stands there. */
export interface Proof {
  readonly file: string
  readonly test: string
}

export interface Promised {
  readonly promise: string
  readonly inWaybill: string
  readonly proofs: readonly Proof[]
}

const by = (file: string, ...tests: readonly string[]): Proof[] => tests.map((test) => ({ file, test }))

const KEYS_AT_REST = 'main/engine/privacy/keys-at-rest.test.ts'
const RANDOM = 'main/engine/privacy/random-exchanges.test.ts'
const OUTBOUND = 'main/engine/outbound/session.test.ts'
const PANIC = 'main/engine/security/panic.test.ts'

/** What five public privacy policies of hosted gateways promise, in their order, and what shows that Waybill keeps it. */
export const promises: readonly Promised[] = [
  {
    promise: 'An API key made for you, stored as a SHA-256 hash, shown once',
    inWaybill: 'Client keys: shown once; a hash and a masked prefix are kept',
    proofs: [
      ...by(
        KEYS_AT_REST,
        'is in no file after Waybill has stopped, nor is the client’s key, of which only the hash is kept',
      ),
      ...by(
        'renderer/client-keys.browser.test.ts',
        'a key is shown once, works, is counted, and is refused once it is revoked',
      ),
    ],
  },
  {
    promise: 'Secret provider keys are never in plain text',
    inWaybill: 'The system’s keychain, a sealed file, or memory; never a file, an argument, an environment, a log',
    proofs: [
      ...by(
        KEYS_AT_REST,
        'is in no argument and no environment: it comes on standard input',
        'is in no file and no log while it is used',
        'has neither the key nor the passphrase in any file, argument or environment',
      ),
      ...by(
        'main/engine/secrets/sealed-file.test.ts',
        'nothing in the data directory shows a key, an account or the passphrase, and nobody else may read it',
      ),
      ...by(
        'main/engine/connect/connect.test.ts',
        'a key that a tool can ask for is in no file, and the user’s own is in no database',
      ),
    ],
  },
  {
    promise: 'Time, endpoint, status, tokens, latency and a masked prefix are logged, and nothing of the content',
    inWaybill: 'The fields of the inventory; there is none for content',
    proofs: [
      ...by(RANDOM, 'no word is in any file, while they run, after them, and after a kill'),
      ...by(
        'main/engine/privacy/markers.test.ts',
        'while every one of these exchanges has its row',
        'nor in an export',
      ),
      ...by(
        'main/engine/selftest/selftest.test.ts',
        'sends words through every format, finds none of them, and erases its own rows alone',
      ),
    ],
  },
  {
    promise: 'Prompts are processed in memory and discarded',
    inWaybill: 'The meter holds the current line, then lets go; back pressure in both directions',
    proofs: [
      ...by(RANDOM, 'nor once it has ended in good order, and started again'),
      ...by(
        'main/engine/hostile/memory.test.ts',
        'holds the provider up, and not the answer in memory',
        'holds the upload up, and not its bytes in memory',
      ),
    ],
  },
  {
    promise: 'No selling, sharing, advertising, tracking; no cookies',
    inWaybill: 'No telemetry. A list of every host that was contacted, and offline mode',
    proofs: [
      ...by(
        OUTBOUND,
        'equals what the process has connected to, host by host, and what the other ends have counted, byte by byte',
        'is empty of Waybill’s own account while it is offline, and so is the wire; requests go on',
      ),
      ...by('main/engine/outbound/kept.test.ts', 'Waybill’s own answers set no cookie'),
      ...by('renderer/way-in.browser.test.ts', 'the theme is the one thing that stays in the browser'),
    ],
  },
  {
    promise: 'Requests go to the provider of the model that you choose; its policy applies',
    inWaybill: 'Each provider’s policy is linked; what Waybill can ask of it is a switch',
    proofs: [
      ...by('main/engine/asks/no-store.test.ts', 'says so in the OpenAI SDK’s chats and responses (stream: %s)'),
      ...by('main/engine/asks/deny-collection.test.ts', 'is told so in every format that it speaks'),
      ...by('main/engine/asks/headers.test.ts', 'stay behind with every SDK'),
      ...by(
        'main/engine/asks/pseudonyms.test.ts',
        'stand in place of every name that the SDKs have for them, and of nothing else',
      ),
      ...by('main/engine/screen/screen.test.ts', 'lets none of them reach the provider, wherever the request is cut'),
    ],
  },
  {
    promise: 'Usage logs are kept for up to 90 days (one: two years); periods may differ by kind',
    inWaybill: 'A period for each category, from “do not keep” to two years; purged at the start and every hour',
    proofs: [
      ...by(
        'main/engine/retention.test.ts',
        'each category has a retention of its own',
        '"do not keep" keeps nothing, of today neither',
        'what is too old goes at the start and every hour',
      ),
      ...by(
        'main/engine/ledger/erasure-proof.test.ts',
        'what is deleted is overwritten, no page is left free, and the log is empty when an erasure is told of',
      ),
    ],
  },
  {
    promise: 'Rate limits by plan; abuse is detected and prevented',
    inWaybill: 'Plans and limits of client keys; security events; suspension of keys whose use turns abnormal',
    proofs: [
      ...by(
        'main/engine/limits/pace.test.ts',
        'hold to the request under 200 parallel clients, in every minute there is',
      ),
      ...by(
        'main/engine/limits/crash.test.ts',
        'after kill -9 a budget holds what was spent and what was under way, and the rows say the same',
      ),
      ...by('main/engine/warnings/warnings.test.ts', 'it is suspended if the user has chosen so'),
      ...by(
        'main/engine/security/flood.test.ts',
        'a page that knocks five hundred times is counted to the last, while a tool gets its answers',
      ),
    ],
  },
  {
    promise: 'A usage dashboard',
    inWaybill: 'The app',
    proofs: by(
      'renderer/overview.browser.test.ts',
      'the range stands in the address, and the chart’s figures in a table',
    ),
  },
  {
    promise: 'Billing is computed from token usage',
    inWaybill:
      'The cost of each exchange with its basis and price; a monthly statement; the provider’s own bill beside it',
    proofs: [
      ...by(
        'main/engine/statement/statement.test.ts',
        'a statement is of the month on the wall, and every part of it adds up to its total',
      ),
      ...by(
        'main/engine/billing/billing.test.ts',
        'is held against the ledger, day by day and model by model, exact to the nano-dollar',
      ),
    ],
  },
  {
    promise: 'Notices of changes of the service and of models',
    inWaybill:
      'Warnings before a limit; providers that rest are said to; models that go are named; the desktop app notifies',
    proofs: [
      ...by(
        'main/engine/warnings/warnings.test.ts',
        'a budget is told of at 50, 80 and 100 %, each once, and not again after a restart',
      ),
      ...by(
        'renderer/providers.browser.test.ts',
        'a key that rests is said to, with why and till when, and the second attempt is marked',
      ),
      ...by(
        'main/engine/prices/through-the-proxy.test.ts',
        'with a model that its provider takes away is told of, by the list of prices and by the doctor',
      ),
      ...by(
        'shell/notifications.browser.test.ts',
        'what goes wrong while nobody looks is told, once an hour, if it is wanted, and a click leads to it',
      ),
      ...by(
        'renderer/overview.browser.test.ts',
        'the privacy strip says that nothing of the content is stored, and when the next purge is',
      ),
    ],
  },
  {
    promise: 'Access, correction, deletion, objection, restriction, portability, withdrawal, export',
    inWaybill: 'The privacy screen and commands: see all, correct, erase, switch a field off, pause, export',
    proofs: [
      ...by('main/engine/inventory/access.test.ts', 'every row of every table is there, with what each column is for'),
      ...by('renderer/privacy-rights.browser.test.ts', 'a project’s name is put right wherever it stands'),
      ...by(
        'main/engine/ledger/erasure-proof.test.ts',
        'of what is erased nothing is left in any file, whatever else goes on, while Waybill runs and after',
      ),
      ...by(
        'main/engine/privacy/fields-off.test.ts',
        'a field that is switched off is null from the next exchange on, whatever becomes of it: in the database and in every export',
      ),
      ...by(
        'main/engine/privacy/leaves-no-row.test.ts',
        'leaves no row, no total and no byte, however it ends; its like of before and after does',
      ),
      ...by(
        'main/engine/ledger/export.test.ts',
        'csv writes numbers, yes and no, lists and nothing as a spreadsheet reads them',
      ),
    ],
  },
  {
    promise: 'A compromised key is revoked at once; incidents are answered, and those affected are told',
    inWaybill: 'Revoke, rotate, panic, and an incident report out of the security events',
    proofs: [
      ...by(
        'main/engine/bad-input/revoke-and-stop.test.ts',
        'cuts a WebSocket, and a request whose provider has not answered yet',
      ),
      ...by(
        PANIC,
        'a panic cuts 20 streams, a WebSocket, uploads and a request that waits for a key; no request passes after it',
      ),
      ...by(
        'main/engine/security/incident.test.ts',
        'an incident report tells what each key did, at whom, and what it cost; and what it can’t know',
      ),
    ],
  },
  {
    promise: 'TLS in transit; access to the database is restricted',
    inWaybill: 'Certificates are verified; only loopback listens; 0700 and 0600',
    proofs: [
      ...by('main/engine/hostile/network.test.ts', 'is never waved through by the environment'),
      ...by('main/engine/hostile/redirects-and-listening.test.ts', 'is 127.0.0.1 and nowhere else'),
      ...by('main/engine/ledger/data-directory.test.ts', 'modes that are too open are corrected'),
    ],
  },
  {
    promise: 'Who is responsible for what',
    inWaybill: 'A page: Waybill, you, your provider (docs/responsibility.md, and in the app)',
    proofs: by(
      'renderer/privacy.browser.test.ts',
      'every part of the screen is reached by keyboard, and stands in the address',
    ),
  },
  {
    promise: 'Processing across borders',
    inWaybill: 'Each provider’s country and policy beside the list of contacted hosts',
    proofs: by(
      'main/engine/outbound/company-at.test.ts',
      'is known for every provider that is not on the user’s own machine',
    ),
  },
  {
    promise: 'The policy may change',
    inWaybill: 'An update that keeps more, or longer, shows what changed, dated, before it records on',
    proofs: [
      ...by(
        'main/engine/inventory/update.test.ts',
        'after an update that keeps something new, what is new is shown, dated, before anything is recorded on',
      ),
      ...by(
        'renderer/privacy.browser.test.ts',
        'what an update changes is shown with its date, and nothing is recorded until it is agreed to',
      ),
    ],
  },
  {
    promise: 'Signing out',
    inWaybill: 'Sign out clears the tab and ends the token',
    proofs: by(
      'renderer/way-in.browser.test.ts',
      'signing out ends the token: in this tab, in every other, and for the old address',
    ),
  },
  {
    promise: 'Accounts, payment, analytics, captcha',
    inWaybill: 'None exist',
    proofs: by(
      OUTBOUND,
      'equals what the process has connected to, host by host, and what the other ends have counted, byte by byte',
    ),
  },
  {
    promise: 'A clear overview of what is processed, why, and how it is protected',
    inWaybill: 'The inventory: PRIVACY.md, the app’s page and the exports are made from it',
    proofs: [
      ...by(
        'main/engine/inventory/schema.test.ts',
        'the database has the tables and columns that the inventory declares, typed as it says, and no others',
      ),
      ...by(
        'main/engine/inventory/doctor.test.ts',
        'doctor finds nothing that the inventory does not know, whatever Waybill has been asked to keep',
      ),
      ...by(
        'main/engine/inventory/privacy-page.test.ts',
        'PRIVACY.md says what the inventory says; `npm run docs:privacy` writes it anew',
      ),
    ],
  },
  {
    promise: 'Error reports without content',
    inWaybill: 'Codes and types, never messages',
    proofs: [
      ...by(
        RANDOM,
        'no word is in any file, while they run, after them, and after a kill',
        'nor in what Waybill hands out about itself',
      ),
      ...by(
        'main/engine/security/flood.test.ts',
        'nothing that a refused request says is in an event: no path, host, origin, header, key or body',
      ),
    ],
  },
  {
    promise: 'Not for children; contact',
    inWaybill: 'Does not apply: nobody collects anything',
    proofs: by(OUTBOUND, 'is empty of Waybill’s own account while it is offline, and so is the wire; requests go on'),
  },
]
