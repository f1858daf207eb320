import type { secretScan as englishSecretScan } from '../../../features/privacy/secret-scan.en.ts'
import type { Texts } from '../../texts.ts'

export const secretScan = {
  scan_note:
    'Sucht Zugangsdaten in dem, was Tools senden: in der Adresse, im Inhalt und in den Nachrichten eines WebSockets.',
  scan_found_one: '{{formatted}} Mal Zugangsdaten in den letzten {{days}} Tagen gefunden.',
  scan_found_other: '{{formatted}} Mal Zugangsdaten in den letzten {{days}} Tagen gefunden.',
  scan_held_back: '{{formatted}} Mal zurückgehalten.',
  scan_not_counted: 'Funde werden nicht gezählt: Sicherheitsereignisse werden nicht aufbewahrt.',
  scan_shapes: 'Zugangsdaten werden an ihrer Form erkannt. Ein Passwort ohne Form kommt durch.',
  scan_keys_none: 'Ein Client-Schlüssel kann eine eigene Regel haben, die dieser vorgeht.',
  scan_keys_one: '{{formatted}} Client-Schlüssel hat eine eigene Regel, die dieser vorgeht.',
  scan_keys_other: '{{formatted}} Client-Schlüssel haben eine eigene Regel, die dieser vorgeht.',
} as const satisfies Texts<typeof englishSecretScan>
