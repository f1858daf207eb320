import { by, type Claim } from '../tables/claim.ts'

/**
 * Every attack that Waybill has to withstand, and the tests that try it. `npm run test:security` prints what they found;
 * the table of docs/threat-model.md is made of it.
 */
export const attacks: readonly Claim[] = [
  {
    name: 'forged Host, DNS rebinding',
    holds: 'an exact list of hosts with the port in use, before any other check, upgrades too',
    proofs: [
      ...by('main/engine/hostile/walls.test.ts', 'a Host that nobody here goes by'),
      ...by('main/engine/guard/walls.test.ts'),
      ...by('main/headless/walls.test.ts'),
      ...by(
        'main/headless/control-port.test.ts',
        'is refused to other hosts, to web pages and by GET, whatever else it brings',
      ),
    ],
  },
  {
    name: 'a web page that posts, preflights, opens a WebSocket',
    holds: 'a client key is always needed; origins that are not listed are refused; no `Access-Control-Allow-*`',
    proofs: [
      ...by('main/engine/hostile/web-page.browser.test.ts'),
      ...by('main/engine/hostile/walls.test.ts', 'a web page'),
    ],
  },
  {
    name: '`0.0.0.0`, other interfaces',
    holds: 'bound to 127.0.0.1 by address; a Host of `0.0.0.0` is refused',
    proofs: [
      ...by('main/engine/hostile/redirects-and-listening.test.ts', 'where Waybill listens'),
      ...by('main/headless/control-port.test.ts', 'is on loopback only'),
    ],
  },
  {
    name: 'targets that two readers take for different places',
    holds: 'nothing is resolved or decoded twice; one string for policy and provider',
    proofs: [
      ...by('main/engine/hostile/paths.test.ts'),
      ...by('main/engine/hostile/model-paths.test.ts'),
      ...by('main/engine/listener/place.test.ts'),
    ],
  },
  {
    name: 'a base URL, or a name that later resolves, elsewhere',
    holds:
      'https, or http on this machine; link-local and metadata addresses refused when set and at each connection; Waybill’s own ports refused',
    proofs: [
      ...by('main/engine/providers/base-url.test.ts'),
      ...by('main/engine/hostile/rebinding.test.ts'),
      ...by(
        'main/engine/security/events.test.ts',
        'a base URL that is Waybill itself is refused when it is set, and when Waybill’s port becomes it',
      ),
      ...by('main/engine/hostile/network.test.ts', 'a provider’s certificate'),
    ],
  },
  {
    name: 'a redirect to another host',
    holds: 'not followed, by requests, tests, bills and price lists alike',
    proofs: [
      ...by('main/engine/hostile/redirects-and-listening.test.ts', 'a provider that sends elsewhere'),
      ...by('main/engine/billing/hostile-bill.test.ts', 'a provider that refuses'),
      ...by('main/engine/models/hostile-lists.test.ts'),
    ],
  },
  {
    name: 'request smuggling, headers of one connection',
    holds: 'Node’s strict parser, hop-by-hop headers dropped, framings refused that would be reframed',
    proofs: [...by('main/engine/hostile/smuggling.test.ts'), ...by('main/engine/hostile/upgrades.test.ts')],
  },
  {
    name: 'an answer that breaks HTTP’s rules, or that nobody asked for',
    holds: 'told of as such; an idle connection that speaks is closed; no answer reaches another request',
    proofs: [...by('main/engine/hostile/answers.test.ts'), ...by('main/engine/hostile/unasked-answers.test.ts')],
  },
  {
    name: 'the client’s credentials leak upstream',
    holds: 'all places of a key are stripped, then one key is put in',
    proofs: [
      ...by('main/engine/privacy/provider-key-in-answers.test.ts', 'what the provider gets to see'),
      ...by('main/engine/forward/headers.test.ts'),
      ...by('main/engine/translate/key-echo.test.ts', 'what a provider gets to see'),
    ],
  },
  {
    name: 'the provider’s key sent back in an answer, header, error, WebSocket',
    holds: 'masked, wherever the pieces are cut',
    proofs: [
      ...by('main/engine/forward/redactor.test.ts'),
      ...by('main/engine/privacy/provider-key-in-answers.test.ts'),
      ...by('main/engine/translate/key-echo.test.ts'),
      ...by('main/engine/forward/headers.test.ts', 'offers it no coding in which its key could come back unseen'),
      ...by(
        'main/engine/hostile/upgrades.test.ts',
        'and agrees to compression, which nobody offered it, is not believed: a key could hide in it',
      ),
      ...by(
        'main/engine/hostile/answers.test.ts',
        'shows the key in no header, be it in a value, a name, a status or a trailer',
      ),
    ],
  },
  {
    name: 'a key in files, logs, arguments, environments',
    holds: 'keychain; keys come on standard input; logs carry codes',
    proofs: [...by('main/engine/privacy/keys-at-rest.test.ts'), ...by('main/engine/secrets/sealed-file.test.ts')],
  },
  {
    name: 'content in files',
    holds: 'there is no field for it',
    proofs: [...by('main/engine/privacy/random-exchanges.test.ts'), ...by('main/engine/privacy/markers.test.ts')],
  },
  {
    name: 'erased rows read with a hex editor',
    holds: '`secure_delete`, pages scrubbed, the log truncated',
    proofs: [...by('main/engine/ledger/erasure-proof.test.ts')],
  },
  {
    name: 'a decompression bomb',
    holds: 'inflating beside an answer’s way is capped',
    proofs: [...by('main/engine/hostile/memory.test.ts', 'an answer that unpacks to a thousand times its size')],
  },
  {
    name: 'slow or endless requests, bodies without end, too many connections',
    holds: 'limits on time, size and number; back pressure in both directions',
    proofs: [
      ...by('main/engine/hostile/slow-headers.test.ts'),
      ...by('main/engine/hostile/many-connections.test.ts'),
      ...by('main/engine/hostile/memory.test.ts'),
      ...by('main/engine/hostile/timeouts.test.ts'),
      ...by('main/engine/hostile/many-routes.test.ts'),
      ...by('main/engine/bad-input/refusals.test.ts'),
    ],
  },
  {
    name: 'a million refusals to fill the disk',
    holds: 'like ones are one event, counted; rows are capped',
    proofs: [...by('main/engine/security/flood.test.ts')],
  },
  {
    name: 'SQL and wildcards in names and filters',
    holds: 'bound parameters, escaped wildcards',
    proofs: [
      ...by(
        'main/engine/ledger/exchanges.test.ts',
        'hostile texts are labels like any other, matched as they are and by nothing else',
      ),
      ...by('main/engine/ledger/search.test.ts'),
    ],
  },
  {
    name: 'formulas in an export',
    holds: "`'` before what a spreadsheet would run",
    proofs: [...by('main/engine/ledger/export.test.ts'), ...by('main/engine/statement/statement.test.ts')],
  },
  {
    name: 'script in names, prototypes, hostile prices, lists and bills',
    holds: 'text nodes and a strict policy; sizes, schemas, maps without prototype, exact numbers',
    proofs: [
      ...by('main/engine/prices/hostile-list.test.ts'),
      ...by('main/engine/billing/hostile-bill.test.ts'),
      ...by('main/engine/models/hostile-lists.test.ts'),
      ...by('main/engine/meter/nonsense.test.ts'),
      ...by('main/engine/translate/hostile.test.ts'),
      ...by('renderer/markdown-blocks.test.ts', 'a name out of a request is shown as it is, whatever marks are in it'),
    ],
  },
  {
    name: 'the window led elsewhere, a foreign frame on the port',
    holds: 'navigation, new windows and permissions denied; senders checked; a strict policy; fuses',
    proofs: [
      ...by('shell/guards.browser.test.ts'),
      ...by('shell/foreign-sender.browser.test.ts'),
      ...by('package/package.test.ts', 'the fuses are as they were asked for'),
    ],
  },
  {
    name: 'a web page opens `waybill://…`',
    holds: 'a screen and how it is looked at, by lists of names; nothing acts, no dialog opens',
    proofs: [...by('shell/deep-link.test.ts'), ...by('shell/links.browser.test.ts', 'a link leads to its screen')],
  },
  {
    name: 'a page that was taken over writes to the world through the user’s browser',
    holds: 'only listed addresses, to the letter, with the focus, one a second',
    proofs: [
      ...by(
        'shell/links.browser.test.ts',
        'a provider’s page opens in the user’s own browser; nothing that a page could write with does',
      ),
    ],
  },
  {
    name: 'another user of the machine',
    holds: '0700 and 0600, symbolic links and foreign owners refused, sockets in directories of one’s own',
    proofs: [
      ...by('main/engine/ledger/data-directory.test.ts'),
      ...by('main/headless/control-socket.test.ts'),
      ...by('main/headless/socket-place.test.ts'),
      ...by('security/other-user/other-user.test.ts'),
    ],
  },
  {
    name: 'a poisoned package',
    holds: 'a lock file, few dependencies, install scripts listed, and a list of all that is inside',
    proofs: [
      ...by(
        'package/package.test.ts',
        'the list of what is inside has what was bundled, what lies beside it and Electron, and no tool of ours',
      ),
    ],
  },
  {
    name: 'a credential in what a tool sends',
    holds: 'the secret scan, where the user wants it',
    proofs: [...by('main/engine/screen/screen.test.ts'), ...by('main/engine/screen/hold.test.ts')],
  },
  {
    name: 'a client key that got out',
    holds: 'revoked at once; panic cuts every stream, revokes all and locks the vault',
    proofs: [
      ...by('main/engine/bad-input/revoke-and-stop.test.ts'),
      ...by('main/engine/bad-input/changed-meanwhile.test.ts'),
      ...by('main/engine/security/panic.test.ts'),
    ],
  },
  {
    name: 'each rule of RFC 9110 and 9112 for a server, broken',
    holds: 'refused, on the proxy’s port and on the control port; what has to be taken is taken',
    proofs: [...by('security/rfc.test.ts')],
  },
  {
    name: 'random targets, headers, chunks and pieces of requests',
    holds: 'one request for the provider, or none; the next one is served',
    proofs: [
      ...by('security/random-requests.test.ts'),
      ...by('main/engine/hostile/paths.test.ts', 'goes to the configured base path'),
    ],
  },
  {
    name: 'random answers, streams of events and WebSockets',
    holds: 'the engine lives, no key is shown, no answer looks whole that is not, memory is bounded',
    proofs: [...by('security/random-answers.test.ts'), ...by('security/random-web-sockets.test.ts')],
  },
  {
    name: 'hostile input to the contract, the commands and the settings',
    holds: 'schemas at the edge, limits on size, errors without what was sent',
    proofs: [
      ...by('main/headless/control-port.test.ts'),
      ...by('security/control/control.test.ts'),
      ...by('main/cli/wrong-usage.test.ts'),
      ...by('main/cli/secrets-in.test.ts'),
      ...by('main/engine/hostile/network.test.ts', 'file that never ends, or is none, is not waited for'),
    ],
  },
  {
    name: 'names that give the terminal orders, or turn its text around',
    holds: 'no control character and no mark of direction leaves for it, in tables, JSON and errors',
    proofs: [...by('main/cli/print.test.ts'), ...by('main/cli/table.test.ts')],
  },
  {
    name: 'rows of the database edited by hand into nonsense',
    holds: 'the engine starts, says so, loses none of them, and the strict end holds',
    proofs: [...by('main/engine/ledger/edited-by-hand.test.ts'), ...by('main/engine/settings.test.ts')],
  },
  {
    name: 'hostile settings of other routers, and price files',
    holds: 'limits on size, readers that end in a plan or in an error of ours, keys only to their own provider',
    proofs: [
      ...by('main/engine/imports/hostile.test.ts'),
      ...by('main/engine/prices/hostile-list.test.ts'),
      ...by('main/engine/connect/undo-property.test.ts'),
    ],
  },
]
